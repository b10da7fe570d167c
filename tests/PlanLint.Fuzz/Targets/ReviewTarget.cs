using PlanLint.Diagnostics;
using PlanLint.Fuzz.Running;
using PlanLint.Reporting.Forgejo;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>A SARIF file and a diff, as <c>planlint forgejo-review</c> reads them.</summary>
internal sealed class ReviewTarget() : FilesTarget("r.sarif", static path => path.EndsWith(".sarif", StringComparison.Ordinal) || path.EndsWith(".diff", StringComparison.Ordinal))
{
    public override string Name => "sarif";

    public override string Description => "SARIF and a diff, by forgejo-review";

    protected override void Run(Workspace files, Execution execution)
    {
        PullRequestDiff? diff = null;
        foreach (var (path, text) in files.Files)
            if (path.EndsWith(".diff", StringComparison.Ordinal)) diff = PullRequestDiff.Parse(SourceText.From(RawText.Encode(text), path).Text);
        foreach (var (path, text) in files.Files.Where(f => f.Path.EndsWith(".sarif", StringComparison.Ordinal)))
        {
            var diagnostics = new DiagnosticBag();
            using var reader = new StreamReader(new MemoryStream(RawText.Encode(text)));
            var findings = SarifFindings.Read(reader, path, diagnostics);
            Execution.Require(findings is not null || diagnostics.Diagnostics.Count > 0, "what is not understood is told", text);
            foreach (var diagnostic in diagnostics.Diagnostics) execution.SawMessage("sarif", diagnostic.Message);
            if (findings is null) continue;
            foreach (bool isShort in (bool[])[false, true])
            {
                var review = ForgejoReview.Build(findings, diff, "0123456789", "planlint", isShort);
                Outputs.RequireJson(review.ReviewJson(), "a review is JSON");
                Outputs.RequireJson(review.StatusJson("https://a"), "a status is JSON");
                execution.Saw(review.State.Length * 31 + Math.Min(findings.Findings.Length, 5));
                execution.Output.Append(review.ReviewJson()).Append(review.StatusJson(null));
            }
        }
    }
}
