using PlanLint.Diagnostics;
using PlanLint.Fuzz.Running;
using PlanLint.Reporting.Sarif;

namespace PlanLint.Fuzz.Targets;

/// <summary>SARIF files, as <c>planlint sarif-merge</c> puts them together.</summary>
internal sealed class MergeTarget() : FilesTarget("a.sarif", static path => path.EndsWith(".sarif", StringComparison.Ordinal))
{
    public override string Name => "sarif-merge";

    public override string Description => "SARIF files, by sarif-merge";

    protected override void Run(Workspace files, Execution execution)
    {
        var diagnostics = new DiagnosticBag();
        var merge = new SarifMerge(diagnostics);
        foreach (var (path, text) in files.Files)
        {
            using var reader = new StreamReader(new MemoryStream(RawText.Encode(text)));
            merge.Add(reader, path);
        }
        bool fits = merge.Check();
        foreach (var diagnostic in diagnostics.Diagnostics) execution.SawMessage("sarif-merge", diagnostic.Message);
        Execution.Require(fits || diagnostics.Diagnostics.Count > 0, "what is not merged is told");
        if (!fits) return;
        string merged = Written(merge);
        Outputs.RequireJson(merged, "a merged file is JSON");
        var again = new SarifMerge(new DiagnosticBag());
        again.Add(new StringReader(merged), "merged.sarif");
        Execution.Require(again.Check() && again.Count == merge.Count && Written(again) == merged, "a merged file can be merged, and is the same again", merged);
        execution.Saw(Math.Min(merge.Count, 5));
        execution.Output.Append(merged);
    }

    private static string Written(SarifMerge merge)
    {
        var output = new StringWriter();
        merge.Write(output);
        return output.ToString();
    }
}
