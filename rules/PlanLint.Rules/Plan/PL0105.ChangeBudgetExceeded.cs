using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0105: the plan changes more than the intent allows, or more than anybody reads.</summary>
public sealed class ChangeBudgetExceeded : Rule
{
    private const int FewestForShare = 5;
    private const string OverShare = "{0} changes touch {1} % of the {2} instances that exist, more than {3} % ({4}).";
    private const string OverIntent = "Plan exceeds the budget of intent '{0}': {1}.";

    private static readonly RuleOption<int> MaxChanges = new("max_changes", 20, "changes a plan may make when no intent sets a budget");
    private static readonly RuleOption<int> MaxPercent =
        new("max_percent", 25, "share of existing instances that a plan may touch") { Possible = (p => p is >= 0 and <= 100, "a percentage from 0 to 100") };
    private static readonly RuleOption<bool> CountTags = new("count_tags", true, "whether updates of nothing but tags, labels and descriptions count");

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0105", "change-budget-exceeded", "Change budget is exceeded",
        "{0} changes exceed the budget of {1} ({2}).", Severity.Warning)
    { Page = RulePage.Read, Options = [MaxChanges, MaxPercent, CountTags] };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        bool countTags = context.Option(CountTags);
        ResourceChange[] changes =
            [.. context.Plan.AllChanges.Where(c => (PlanWords.IsManagedChange(c) || c.Importing is not null) && (countTags || !ChangesTagsOnly(c)))];
        var budgets = context.Compilation.Intents.Where(i => i.Max is not null).ToArray();
        foreach (var intent in budgets) CheckIntent(context, intent, changes);
        if (budgets.Length == 0) CheckDefaults(context, changes);
    }

    private static void CheckIntent(PlanContext context, Intent intent, ResourceChange[] changes)
    {
        var max = intent.Max!;
        (string What, int? Max, ResourceChange[] Changes)[] parts =
        [
            ("to destroy", max.Delete, [.. changes.Where(c => c.IsDelete)]),
            ("to replace", max.Replace, [.. changes.Where(c => c.Replaces)]),
            ("to change", max.Update, [.. changes.Where(c => c.IsUpdate)]),
            ("to create", max.Create, [.. changes.Where(c => c.IsCreate)]),
            ("to import", max.Import, [.. changes.Where(c => c.Importing is not null)]),
        ];
        var exceeded = parts.Where(p => p.Changes.Length > p.Max).ToArray();
        if (exceeded.Length == 0) return;
        var over = exceeded.SelectMany(p => p.Changes).ToArray();
        context.Report(new Finding(intent.Name,
            string.Join(", ", exceeded.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Changes.Length} {p.What}, {p.Max} allowed"))))
        {
            MessageFormat = OverIntent,
            At = intent.Location,
            Severity = Severity.Error,
            Addresses = [.. over.Select(c => c.Address).Distinct()],
            Related = PlanWords.Places(context.Compilation, over),
            Notes = PlanWords.Later(over),
        });
    }

    private static void CheckDefaults(PlanContext context, ResourceChange[] changes)
    {
        // A first apply creates everything there is; that is no news and nothing can be lost.
        int existing = context.Plan.PriorInstances.Count;
        if (existing == 0 || MassShrink.IsShrinking(context.Plan)) return;
        // A prior state that was cut down holds fewer than the plan touches.
        existing = Math.Max(existing, context.Plan.AllChanges.Count(c => c.Address.Mode == ResourceMode.Managed && !c.IsCreate));
        int maxChanges = context.Option(MaxChanges), maxPercent = context.Option(MaxPercent);
        var touched = changes.Where(c => !c.IsCreate).ToArray();
        if (changes.Length > maxChanges)
            context.Report(new Finding(changes.Length, maxChanges, PlanWords.WorstFirst(changes))
            {
                Addresses = [.. changes.Select(c => c.Address).Distinct()],
                Notes = PlanWords.Later(changes),
            });
        else if (touched.Length >= FewestForShare && touched.Length * 100L > (long)existing * maxPercent)
            context.Report(new Finding(touched.Length, touched.Length * 100L / existing, existing, maxPercent, PlanWords.WorstFirst(touched))
            {
                MessageFormat = OverShare,
                Addresses = [.. touched.Select(c => c.Address).Distinct()],
                Notes = PlanWords.Later(touched),
            });
    }

    private static bool ChangesTagsOnly(ResourceChange change) => change.IsUpdate && change.AttributeChanges.All(l => l.Class == ChangeClass.MetadataOnly);
}
