using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Rules;

/// <summary>PL0407: a secret stands in the configuration itself.</summary>
public sealed class HardcodedSecret : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0407", "hardcoded-secret", "Secret is hard-coded in the configuration",
        "{0} looks like {1} hard-coded in the configuration; pass it in as a sensitive variable or a write-only argument, and rotate it.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely, SecuritySeverity = 8.0 };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        foreach (var secret in context.Compilation.SecretLiterals)
            context.Report(new Finding(secret.Name.Length > 0 ? secret.Name : "This string", secret.What)
            {
                At = secret.Node.Location,
                Confidence = secret.Confidence,
                Severity = secret.IsIdentifier ? Severity.Note : context.Compilation.Modules!.IsSample(secret.Node.Tree.Source.Path) ? Severity.Warning : null,
            });
    }
}
