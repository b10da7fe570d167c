using System.Text.RegularExpressions;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>The style and the script of a page, which golden files leave out: they are files of their own, and every change of them would be in each.</summary>
internal static partial class HtmlAssets
{
    /// <summary>A page without them and their hashes; another text as it is.</summary>
    public static string Without(string text) => text.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal)
        ? Hash().Replace(Asset().Replace(text, "<$1>…</$1>"), "sha256-…") : text;

    [GeneratedRegex("<(style|script)>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Asset();

    [GeneratedRegex("sha256-[A-Za-z0-9+/=]+")]
    private static partial Regex Hash();
}
