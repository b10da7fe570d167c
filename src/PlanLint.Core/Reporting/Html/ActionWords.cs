namespace PlanLint.Reporting.Html;

/// <summary>What a plan does to an object, as style classes.</summary>
internal static class ActionWords
{
    private static readonly string[] Known = ["create", "update", "delete", "replace", "import", "forget", "move", "read"];

    /// <summary>The class of an action; empty for words the style does not know, so that no input names a class.</summary>
    public static string Class(string action) => Array.IndexOf(Known, action) >= 0 ? action : "";
}
