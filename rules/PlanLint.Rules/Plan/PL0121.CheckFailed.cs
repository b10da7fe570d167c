using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0121: a check of the configuration fails, which Terraform only warns of.</summary>
public sealed class CheckFailed : Rule
{
    private const string WithoutMessage = "{0} {1}.";
    private const string NotKnown = "{0} cannot be checked before apply.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0121", "check-failed", "Check fails",
        "{0} {1}: {2}.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        bool required = context.Compilation.Intents.Any(i => i.RequireChecks);
        foreach (var check in context.Plan.Checks)
        {
            object subject = check.Resource is { } resource ? resource : check.Address;
            var finding = check.Status switch
            {
                "fail" or "error" => check.Problems.IsEmpty
                    ? new Finding(subject, Verb(check)) { MessageFormat = WithoutMessage, Severity = required ? Severity.Error : null }
                    : new Finding(subject, Verb(check), string.Join("; ", check.Problems.Select(p => p.TrimEnd('.', ' ', '\n'))))
                    {
                        Severity = required ? Severity.Error : null
                    },
                // What is not known yet is said only where checks are required: it is the ordinary state of a first plan.
                "unknown" when required => new Finding(subject) { MessageFormat = NotKnown, Severity = Severity.Note },
                _ => null,
            };
            if (finding is not null)
                context.Report(finding with { At = PlaceOf(context.Compilation, check), Addresses = check.Resource is { } address ? [address] : [] });
        }
    }

    private static string Verb(CheckResult check) => check.Status == "error" ? "could not be evaluated" : "fails";

    private static SourceLocation? PlaceOf(Compilation compilation, CheckResult check)
    {
        if (compilation.Modules is not { } modules) return null;
        if (check.Kind == "resource") return check.Resource is { } address ? modules.Locate(address)?.Location : null;
        // Checks, outputs and variables are displayed as check.x, output.x or var.x behind the way to their module.
        string name = check.Address[(check.Address.LastIndexOf('.') + 1)..];
        var module = modules.Modules.FirstOrDefault(m => check.Address.StartsWith(m.Path.IsRoot ? "" : m.Path + ".", StringComparison.Ordinal)
            && (m.Path.IsRoot ? !check.Address.StartsWith("module.", StringComparison.Ordinal) : true) && SymbolOf(m, check.Kind, name) is not null);
        return module is null ? null : SymbolOf(module, check.Kind, name)!.Location;
    }

    private static Symbol? SymbolOf(Module module, string kind, string name) => kind switch
    {
        "check" => module.Checks[name],
        "output_value" => module.Outputs[name],
        "var" => module.Variables[name],
        _ => null,
    };
}
