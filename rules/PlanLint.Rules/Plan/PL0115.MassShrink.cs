using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0115: so much is destroyed that a wrong workspace, directory or variable file is the likelier reason.</summary>
public sealed class MassShrink : Rule
{
    private const int FewestDeletes = 3;
    private const string WholePlan = "Plan destroys every managed instance ({0}): it was made with -destroy.";
    private const string WholeModule = "{0} and everything in it {2} be destroyed ({1}); check the for_each or count of its call.";
    private const string PartOfModule =
        "{0} is no longer in the configuration: {1} of {3} in it {2} be destroyed by this plan, the others by a later one; check the for_each or count of "
        + "its call.";

    private static readonly RuleOption<int> MaxPercent =
        new("max_percent", 50, "share of existing instances that a plan may destroy") { Possible = (p => p is >= 0 and <= 100, "a percentage from 0 to 100") };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0115", "mass-shrink", "Plan destroys most of what exists",
        "Plan destroys {0} of {1} managed instances; check the workspace, the directory, the -var-file options and for_each maps that may be empty.",
            Severity.Error)
    { Page = RulePage.Read, Options = [MaxPercent] };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        ResourceChange[] deleted =
            [.. plan.AllChanges.Where(
                c => c.IsDelete && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed && !context.Compilation.Intents.Any(i => Allows(i, c)))];
        if (deleted.Length == 0) return;
        int existing = Existing(plan);
        if (plan.Mode == PlanMode.Destroy && deleted.Length == existing)
        {
            Report(context, deleted, new Finding(deleted.Length) { MessageFormat = WholePlan });
            return;
        }
        // A file without prior state that lists nothing but deletes was cut down: of how many, nobody knows.
        bool isShare = plan.HasPriorState || existing > deleted.Length;
        if (isShare && deleted.Length >= FewestDeletes && deleted.Length * 100L >= (long)existing * context.Option(MaxPercent))
        {
            Report(context, deleted, new Finding(deleted.Length, existing));
            return;
        }
        var gone = deleted.Where(c => c.ActionReason == "delete_because_no_module").ToLookup(c => c.Address.Module);
        var holds = Holds(plan, gone);
        foreach (var module in gone)
        {
            int held = holds.GetValueOrDefault(module.Key);
            bool isPart = held > module.Count();
            context.Report(module.First(), new Finding(module.Key, Plural.Of(module.Count(), "instance"), plan.Errored ? "would" : "will", held)
            {
                MessageFormat = isPart ? PartOfModule : WholeModule,
                At = context.Compilation.Modules?.Find(module.Key)?.Call?.Location,
                Addresses = [.. module.Select(c => c.Address)],
                Notes = PlanWords.Later([.. module]),
            });
        }
    }

    /// <summary>How many managed instances were in each of some modules and in what they call, before the plan.</summary>
    private static Dictionary<ModulePath, int> Holds(Plan plan, ILookup<ModulePath, ResourceChange> modules)
    {
        var held = new Dictionary<ModulePath, int>();
        if (modules.Count == 0) return held;
        foreach (var instances in plan.PriorInstances.Where(a => a.Mode == ResourceMode.Managed).GroupBy(a => a.Module))
            for (int depth = 0; depth <= instances.Key.Steps.Length; depth++)
                if (new ModulePath(instances.Key.Steps[..depth]) is var module && modules.Contains(module))
                    held[module] = held.GetValueOrDefault(module) + instances.Count();
        return held;
    }

    /// <summary>Managed instances before the plan: those of the prior state, and those that the plan lists with something to keep, change or destroy.</summary>
    private static int Existing(Plan plan)
    {
        var listed = plan.AllChanges.Where(c => c.Address.Mode == ResourceMode.Managed && c.DeposedKey is null && !c.IsCreate && c.Importing is null)
            .Select(c => c.PreviousAddress is { } previous && plan.PriorInstances.Contains(previous) ? previous : c.Address);
        return plan.PriorInstances.Union(listed).Count();
    }

    /// <summary>True when the plan destroys half of what exists, so that its size needs no finding of its own.</summary>
    internal static bool IsShrinking(Plan plan)
    {
        int deleted = plan.AllChanges.Count(c => c.IsDelete && c.DeposedKey is null);
        return plan.Mode == PlanMode.Destroy || (deleted >= FewestDeletes && deleted * 2 >= Existing(plan));
    }

    private static void Report(PlanContext context, ResourceChange[] deleted, Finding finding) =>
        context.Report(finding with { Addresses = [.. deleted.Select(c => c.Address)], Notes = PlanWords.Later(deleted) });

    private static bool Allows(Intent intent, ResourceChange change) =>
        intent.Ephemeral.Any(e => e.Covers(change.Address))
        || intent.Allowances.Any(a => a.Actions.Contains("delete") && a.Address.Covers(change.Address));
}
