using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>
/// SARIF files of several runs, such as those of shards, as one. Each run stays as it is, also without results: a server that keeps the
/// alerts of a category closes those that its run no longer has.
/// </summary>
public sealed class SarifMerge
{
    private readonly DiagnosticBag diagnostics;
    private readonly List<(string Category, string Path, JObject Run)> runs = [];

    /// <summary>A merge that reports into a bag what cannot be used.</summary>
    public SarifMerge(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    /// <summary>How many runs there are.</summary>
    public int Count => runs.Count;

    /// <summary>Runs of one file that GitHub's code scanning takes.</summary>
    public static int MostForGitHub => SarifLimits.Runs;

    /// <summary>Adds the runs of a file, none for a shard without root modules; reports PL0006 for one that is no SARIF.</summary>
    public void Add(TextReader input, string path)
    {
        var read = SarifLog.Read(input, path, diagnostics, found => found.Select(run => (Category(run), path, run)).ToImmutableArray().AsEnumerable());
        runs.AddRange(read ?? []);
    }

    /// <summary>False, with PL0006, when a file could not be used, two runs have one category, of which servers keep one, or there is none at all.</summary>
    public bool Check()
    {
        foreach (var same in runs.GroupBy(r => r.Category, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            string[] files = [.. same.Select(r => $"'{r.Path}'").Distinct()];
            string where = files.Length == 1 ? $"{files[0]} holds two runs" : $"{string.Join(" and ", files)} each hold a run";
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(same.Last().Path),
                $"{where} {Name(same.Key)}: of two runs with one category, servers keep one.");
        }
        if (runs.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(command line)"),
                "None of the files holds a run, so nothing was analysed.");
        return !diagnostics.HasErrors;
    }

    /// <summary>Writes the runs as one file, ordered by category whatever the order of the files; <see cref="Check"/> says whether they fit together.</summary>
    public void Write(TextWriter output)
    {
        output.NewLine = "\n";
        using var json = new JsonTextWriter(output) { Formatting = Formatting.Indented, CloseOutput = false };
        json.WriteStartObject();
        json.WritePropertyName("$schema");
        json.WriteValue("https://json.schemastore.org/sarif-2.1.0.json");
        json.WritePropertyName("version");
        json.WriteValue("2.1.0");
        json.WritePropertyName("runs");
        json.WriteStartArray();
        foreach (var (_, _, run) in runs.OrderBy(r => r.Category, StringComparer.Ordinal)) run.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write('\n');
    }

    /// <summary>The tool and the category of <c>automationDetails.id</c>: what stands before its last slash (SARIF 2.1.0 §3.17.3).</summary>
    private static string Category(JObject run)
    {
        if (run.SelectToken("$.tool.driver.name") is not JValue { Value: string { Length: > 0 } tool })
            throw new JsonReaderException("a run does not name its tool");
        var id = run.SelectToken("$.automationDetails.id");
        if (id is not (null or JValue { Value: string })) throw new JsonReaderException("'automationDetails.id' is not a string");
        string text = (string?)id ?? "";
        return $"{tool}\n{text[..(text.LastIndexOf('/') + 1)]}";
    }

    private static string Name(string category)
    {
        string[] parts = category.Split('\n');
        return parts[1].Length == 0 ? $"of {parts[0]} without a category" : $"of the category '{parts[1]}'";
    }
}
