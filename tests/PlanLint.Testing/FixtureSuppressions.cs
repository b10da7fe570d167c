using PlanLint.Diagnostics;

namespace PlanLint.Testing;

/// <summary>A fixture with what silences a finding of it.</summary>
internal sealed class FixtureSuppressions(string fixture, Diagnostic finding)
{
    private readonly string comment = $"# planlint:disable={finding.Rule.Id} reason=\"test\"";

    /// <summary>The fixture with a comment above the finding, and with one at the end of its line; none when it is not in the configuration.</summary>
    public IEnumerable<string> Commented()
    {
        var location = finding.Location;
        if (!location.Path.EndsWith(".tf", StringComparison.Ordinal)) yield break;
        if (location.IsFile)
        {
            yield return Edit(lines => lines.Insert(0, comment.Replace("disable=", "disable-file=", StringComparison.Ordinal)));
            yield break;
        }
        int line = location.LineSpan.Start.Line;
        yield return Edit(lines => lines.Insert(line, comment));
        yield return Edit(lines => lines[line] += " " + comment);
    }

    /// <summary>The fixture with an intent that accepts the finding at addresses.</summary>
    public string Accepted(IEnumerable<string> addresses) => Add("accept.intent.hcl", "intent \"accept\" {\n" + string.Concat(addresses.Select(a => $$"""
          accept {
            rule    = "{{finding.Rule.Id}}"
            address = "{{a.Replace("\"", "\\\"", StringComparison.Ordinal)}}"
            reason  = "test"
          }

        """)) + "}\n");

    /// <summary>The fixture with the rule turned off.</summary>
    public string TurnedOff() => Add(".planlint.hcl", $"rule \"{finding.Rule.Id}\" {{\n  severity = \"none\"\n}}\n");

    private string Add(string path, string text) => FixtureText.Join(FixtureText.Split(fixture).Append((path, text)));

    private string Edit(Action<List<string>> edit) => FixtureText.Join(FixtureText.Split(fixture).Select(f =>
    {
        if (f.Path != finding.Location.Path) return f;
        var lines = f.Text.Split('\n').ToList();
        edit(lines);
        return (f.Path, string.Join('\n', lines));
    }));
}
