using PlanLint.Diagnostics;
using PlanLint.Fuzz.Running;
using PlanLint.Policies;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>Files of tests of policies, as <c>planlint test</c> reads them.</summary>
internal sealed class PolicyTestTarget() : FilesTarget("a.test.hcl", static path => path.EndsWith(".test.hcl", StringComparison.Ordinal))
{
    public override string Name => "policy-test";

    public override string Description => "tests of rules written in HCL";

    protected override void Run(Workspace files, Execution execution)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (path, text) in files.Files)
            foreach (var test in PolicyTestReader.Read(SourceText.From(RawText.Encode(text), path), diagnostics)) execution.Saw(test.Expected.Length % 5);
        foreach (var diagnostic in diagnostics.Diagnostics) execution.SawMessage("policy-test", diagnostic.Message);
    }
}
