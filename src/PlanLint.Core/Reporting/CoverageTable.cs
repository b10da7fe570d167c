using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What PlanLint knows of a plan's resource types, as text and as JSON.</summary>
public static class CoverageTable
{
    /// <summary>How many changes are of types that nothing is known about, and these types.</summary>
    public static void WriteText(KnowledgeCoverage coverage, TextWriter output)
    {
        if (coverage.Changes == 0)
        {
            output.Write("The plan changes nothing.\n");
            return;
        }
        string changes = Plural.Of(coverage.Changes, "change");
        if (coverage.Unknown.IsEmpty)
        {
            output.Write(coverage.Changes == 1 ? "PlanLint knows the type of the plan's change.\n" : $"PlanLint knows the types of all {changes}.\n");
            return;
        }
        int unknown = coverage.UnknownChanges;
        string count = Plural.Of(unknown, "change").Split(' ')[0];
        output.Write($"{count} of {changes} {(unknown == 1 ? "is of a type" : "are of types")} PlanLint knows nothing about:\n");
        int width = coverage.Unknown.Max(u => TerminalText.Width(TerminalText.Escape(u.Type)));
        foreach (var (type, number) in coverage.Unknown)
        {
            string shown = TerminalText.Escape(type);
            output.Write($"  {shown}{new string(' ', width - TerminalText.Width(shown))}  {Plural.Of(number, "change")}\n");
        }
        output.Write("\nRules cannot tell what these objects are called, how they are imported and whether they hold data.\nRows of knowledge say so; "
            + "'planlint knowledge suggest' drafts them from the schema of a provider.\n");
    }

    /// <summary>The same for machines (docs/json-report.md).</summary>
    public static void WriteJson(KnowledgeCoverage coverage, TextWriter output, string version)
    {
        using var json = new JsonOutput(output, Redactor.None);
        json.Object(() =>
        {
            json.Plain("planlint", version);
            json.Number("schema", JsonReporter.SchemaVersion);
            json.Object("coverage", () =>
            {
                json.Number("changes", coverage.Changes);
                json.Number("unknown", coverage.UnknownChanges);
                json.Objects("types", coverage.Unknown, unknown =>
                {
                    json.Plain("type", unknown.Type);
                    json.Number("changes", unknown.Changes);
                });
            });
        });
    }
}
