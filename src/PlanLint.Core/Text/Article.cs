namespace PlanLint.Text;

/// <summary>The indefinite article.</summary>
internal static class Article
{
    /// <summary><c>A</c> or <c>An</c>, by the word's first letter.</summary>
    public static string Of(string word) => word is ['a' or 'e' or 'i' or 'o' or 'u', ..] ? "An" : "A";
}
