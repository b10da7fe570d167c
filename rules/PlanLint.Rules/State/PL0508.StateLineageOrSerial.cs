using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0508: two state files claim to be the same version of one state, and are not.</summary>
public sealed class StateLineageOrSerial : Rule
{
    private const string OtherLineage = "{0} is of another lineage than the state the plan was made from: it was made anew, or belongs to another root.";
    private const string WentBack = "{0} has serial {1}, but the plan was made from serial {2}: it is an older copy, or an older state was put back.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0508", "state-lineage-or-serial", "States with the same lineage and serial differ",
        "{0} and {1} have the same lineage and serial {2} but hold different instances: one of them was edited or written twice.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.State);

    private static void Check(CompilationContext context)
    {
        CompareWithPlan(context);
        foreach (var same in context.Compilation.States.Where(s => s.Lineage.Length > 0 && s.Serial is not null).GroupBy(s => (s.Lineage, s.Serial)))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(o => !HoldsTheSame(first, o)))
                context.Report(new Finding(other.Path, first.Path, first.Serial) { At = SourceLocation.InFile(other.Path) });
        }
    }

    /// <summary>Compares with what was recorded beside the plan. A later serial is a plan that has grown stale, PL0122.</summary>
    private static void CompareWithPlan(CompilationContext context)
    {
        if (context.Compilation.PlannedState is not { } planned) return;
        foreach (var state in States.Own(context.Compilation).Where(s => s.Lineage.Length > 0 && s.Serial is not null))
        {
            if (state.Lineage != planned.Lineage)
                context.Report(new Finding(state.Path) { MessageFormat = OtherLineage, At = SourceLocation.InFile(state.Path) });
            else if (state.Serial < planned.Serial)
                context.Report(new Finding(state.Path, state.Serial, planned.Serial)
                {
                    MessageFormat = WentBack,
                    Severity = Severity.Warning,
                    At = SourceLocation.InFile(state.Path),
                });
        }
    }

    private static bool HoldsTheSame(State a, State b) =>
        a.Instances.Length == b.Instances.Length
        && a.Instances.Zip(b.Instances)
            .All(p => p.First.Address.Equals(p.Second.Address) && p.First.DeposedKey == p.Second.DeposedKey && p.First.Attributes.Equals(p.Second.Attributes));
}
