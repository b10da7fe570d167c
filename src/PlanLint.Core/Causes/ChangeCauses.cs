using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Differences;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>
/// Why each planned change is there, and whether it was meant. Worked out change by change as far as it is asked for, and kept; safe to
/// share between threads.
/// </summary>
public sealed class ChangeCauses
{
    private readonly CauseInputs inputs;
    private readonly LeafSources sources;
    private readonly ChangedResources changed;
    private readonly EditFinder edits;
    private readonly Func<ResourceChange, ReachChain?, Cause?>[] finders;
    private readonly Dictionary<ResourceChange, CausedChange> known = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();
    private readonly Lazy<ImmutableArray<CausedChange>> all;
    private readonly Lazy<ImmutableArray<CausedInvocation>> actions;

    internal ChangeCauses(CauseInputs inputs)
    {
        this.inputs = inputs;
        sources = new LeafSources(inputs);
        changed = new ChangedResources(inputs.Plan);
        edits = new EditFinder(inputs);
        var (requests, drift, upgrades) = (new RequestFinder(inputs, changed), new DriftFinder(inputs, sources), new UpgradeFinder(inputs, sources));
        var (follows, impure, lookups) = (new FollowFinder(inputs, sources, changed), new ImpureFinder(sources), new LookupFinder(inputs, sources));
        var (providers, configuration) = (new ProviderFinder(inputs, sources), new ConfigurationFinder(inputs, sources));
        // In the order of the kinds.
        finders =
        [
            (change, _) => requests.Find(change),
            edits.Find,
            (change, _) => drift.Outside(change),
            (change, _) => inputs.Existing(change) is { } live ? new Cause(CauseKind.Exists, Confidence.Proven, live) : null,
            (change, _) => drift.Vanished(change),
            (change, _) => upgrades.Find(change),
            (change, _) => follows.Find(change),
            (change, _) => impure.Find(change),
            (change, _) => lookups.Find(change),
            (change, _) => providers.Find(change),
            (change, chain) => configuration.Find(change, chain is not null),
        ];
        all = new(() => [.. inputs.Plan.AllChanges.Where(IsEffect).Select(Of)]);
        actions = new(() => [.. inputs.Plan.Actions.Select(Of)]);
    }

    /// <summary>
    /// All that the plan does to managed resources and to the state about them, in plan order, then what it puts off to a later plan. Linear
    /// in the plan and the configuration.
    /// </summary>
    public ImmutableArray<CausedChange> Changes => all.Value;

    /// <summary>The actions that the plan, or a later one, invokes, in plan order.</summary>
    public ImmutableArray<CausedInvocation> Invocations => actions.Value;

    /// <summary>
    /// The changes by what is behind them, the causes in the order of their kinds and, within one, of their first change. What has many
    /// members is one thing to look at.
    /// </summary>
    public IEnumerable<CauseGroup> Groups =>
        Changes.Select(c => (c.Cause, Change: (CausedChange?)c, Invocation: (CausedInvocation?)null))
            .Concat(Invocations.Select(i => (i.Cause, Change: (CausedChange?)null, Invocation: (CausedInvocation?)i)))
            .GroupBy(m => m.Cause.Group).OrderBy(g => g.Key.Item1)
            .Select(g => new CauseGroup(g.First().Cause, [.. g.Select(m => m.Change).OfType<CausedChange>()])
            {
                Invocations = [.. g.Select(m => m.Invocation).OfType<CausedInvocation>()],
            });

    /// <summary>What was meant, as intents say it.</summary>
    public Intentions Intentions => inputs.Intentions;

    /// <summary>The cause of one of the plan's changes.</summary>
    public CausedChange Of(ResourceChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
        {
            if (known.TryGetValue(change, out var answer)) return answer;
            known.Add(change, answer = Make(change));
            return answer;
        }
    }

    /// <summary>What base revision and intents say of a change.</summary>
    public Intention IntentionOf(ResourceChange change)
    {
        lock (gate) return IntentionOf(change, edits.Chain(change));
    }

    /// <summary>True for changes, imports and moves of managed resources; reads are none.</summary>
    public static bool IsEffect(ResourceChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Address.Mode == ResourceMode.Managed && change.HasEffect;
    }

    /// <summary>An action runs with the change that triggers it, or because the plan was made to invoke it.</summary>
    private CausedInvocation Of(ActionInvocation invocation)
    {
        var cause = invocation.TriggeredBy is { } trigger
            ? new Cause(CauseKind.Follows, Confidence.Proven, $"it will be {Causes.Invocations.Verb(invocation)}") { Address = trigger }
            : new Cause(CauseKind.Requested, Confidence.Proven, "the plan was made with -invoke");
        var intention = inputs.Intentions.Of(invocation);
        if (intention == Intention.Unknown && invocation.TriggeredBy is { } by
            && inputs.Plan.ChangesOf(by).Concat(inputs.Plan.DeferredOf(by)).FirstOrDefault(c => c.DeposedKey is null) is { } change)
            intention = IntentionOf(change);
        return new CausedInvocation(invocation, cause, inputs.LocateAction(invocation), IsIntended(intention));
    }

    private static bool? IsIntended(Intention intention) => intention switch
    {
        Intention.Allowed or Intention.Reached => true,
        Intention.Forbidden or Intention.NotReached => false,
        _ => null,
    };

    private CausedChange Make(ResourceChange change)
    {
        var chain = edits.Chain(change);
        var found = new List<Cause>();
        foreach (var find in finders)
            if (find(change, chain) is { } one) found.Add(one);
        // What says why the edit has an effect on it stands before the edit.
        if (found.Find(c => c.Kind == CauseKind.Upgrade)?.Place is { } locked)
            found.RemoveAll(c => c.Kind == CauseKind.Edited && c.Place?.ToString() == locked.ToString());
        var first = found.Find(c => c.Confidence == Confidence.Proven) ?? found.FirstOrDefault()
            ?? new Cause(CauseKind.Unexplained, Confidence.Proven, "nothing that was given says why");
        var cause = found.Count < 2 ? first : first with { Also = [.. found.Where(c => !ReferenceEquals(c, first) && c.Kind < CauseKind.Pending)] };
        return new CausedChange(change, cause, cause.Place ?? inputs.Locate(change), IsIntended(IntentionOf(change, chain)));
    }

    private Intention IntentionOf(ResourceChange change, ReachChain? chain) => inputs.Intentions.Of(
        change,
        inputs.Reach is not { } reach ? null : chain is null ? false : reach.Difference.IsPartial ? null : true,
        inputs.Reach is not null);
}
