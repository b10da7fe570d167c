using System.Text.RegularExpressions;

namespace PlanLint.Evaluation.Functions;

/// <summary>One match.</summary>
internal readonly struct Re2Match(Match match, string[] groupKeys)
{
    public int Index => match.Index;

    public string Text => match.Value;

    /// <summary>What a group captured; null when it took no part.</summary>
    public string? Group(int index) => match.Groups[groupKeys[index]] is { Success: true } group ? group.Value : null;
}
