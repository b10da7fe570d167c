using System.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Paths as rows of knowledge write them.</summary>
internal static class ListIndexes
{
    /// <summary>A path with list indexes written <c>[]</c>: <c>settings[].tier</c>.</summary>
    public static string Blank(ValuePath path)
    {
        var text = new StringBuilder();
        foreach (var step in path.Steps)
        {
            if (step.Name is not { } name) text.Append("[]");
            else text.Append(text.Length > 0 ? "." : "").Append(name);
        }
        return text.ToString();
    }
}
