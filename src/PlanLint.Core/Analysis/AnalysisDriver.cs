using System.Collections.Concurrent;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>
/// Runs rules over a compilation: one walk per tree, one pass over the plan's changes, dispatch by node type and resource type. A
/// rule that throws becomes PL0002 and the others go on. Results do not depend on the number of threads.
/// </summary>
public static class AnalysisDriver
{
    /// <summary>Analyses with the rules given; rules that are off should not be among them.</summary>
    public static AnalysisResult Run(Compilation compilation, IEnumerable<Rule> rules, CancellationToken cancellation = default)
    {
        Rule[] all = [.. rules];
        var result = Run(compilation, all, compilation.Options.Threads, cancellation);
        if (compilation.Modules is not { IsSpent: true } modules) return result;
        // Which values are still worked out when the budget ends depends on who asks first: so one thread asks, anew.
        if (compilation.Options.Threads > 1 && modules.Evaluation.Budget.IsSpent)
        {
            compilation.ForgetValues();
            result = Run(compilation, all, 1, cancellation);
        }
        var problem = new Diagnostic(ToolRules.BoundExceeded, Severity.Error,
            "Evaluating the configuration takes more steps than PlanLint takes for one root: the values that were left are taken for unknown, so findings "
                + "may be missing. Split the root, or make its expressions cheaper.",
            SourceLocation.InFile(compilation.RootPath));
        return result with { Diagnostics = [.. result.Diagnostics, problem] };
    }

    private static AnalysisResult Run(Compilation compilation, Rule[] rules, int threads, CancellationToken cancellation)
    {
        var sites = new List<RuleSite>();
        var skipped = new List<(RuleDescriptor, RuleInputs)>();
        var ordered = rules.OrderBy(r => r.Descriptor.Id, StringComparer.Ordinal).ToArray();
        int bounded = ordered.Count(r => r.IsBounded), resources = Resources(compilation);
        foreach (var rule in ordered)
        {
            var site = new RuleSite(compilation, rule, rule.IsBounded
                ? new RuleBudget(compilation.Options.PolicySteps, bounded, resources)
                : null, cancellation);
            site.Register();
            if (site.CanRun || site.Crash is not null) sites.Add(site);
            else skipped.Add((rule.Descriptor, site.Missing));
        }
        RunAll(compilation, sites, threads, cancellation);
        return new AnalysisResult(
            [.. FindingMerger.Merge(sites), .. RuleBudget.Problems([.. sites.Select(s => s.Site)], compilation.RootPath)],
            [.. sites.Where(s => s.Crash is null && s.Site.Budget is not { IsSpent: true }).Select(s => s.Site.Rule.Descriptor)],
            [.. skipped])
        {
            PolicySteps = sites.Sum(s => s.Site.Budget?.Used ?? 0),
        };
    }

    /// <summary>How many resources a policy may be asked about at most.</summary>
    private static int Resources(Compilation compilation) =>
        (compilation.Plan?.ResourceChanges.Length ?? 0) + (compilation.Modules?.Modules.Sum(m => m.Resources.Count) ?? 0);

    private static void RunAll(Compilation compilation, List<RuleSite> sites, int threads, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
        // One piece at a time, so that a thread with a long one holds nothing that another could do.
        Parallel.ForEach(Partitioner.Create(Work(compilation, sites), EnumerablePartitionerOptions.NoBuffering), options, static work => work());
        if (compilation.Plan is { } plan)
        {
            var changes = new ChangeDispatch(sites);
            if (changes.IsEmpty) return;
            Parallel.ForEach(plan.ResourceChanges, options, change => changes.Dispatch(plan, change));
            foreach (var deferred in plan.Deferred) changes.Dispatch(plan, deferred.Change);
        }
    }

    /// <summary>
    /// Everything but the pass over the plan's changes, in pieces that any thread may take in any order: rules that see a whole input
    /// come first, because some of them take longest.
    /// </summary>
    private static IEnumerable<Action> Work(Compilation compilation, List<RuleSite> sites)
    {
        foreach (var (site, registration) in Registered<CompilationRegistration>(sites))
            yield return () => site.Guard(() => registration.Action(new CompilationContext(site.Site)), compilation.RootPath);
        if (compilation.Plan is { } plan)
            foreach (var (site, registration) in Registered<PlanRegistration>(sites))
                yield return () => site.Guard(() => registration.Action(new PlanContext(site.Site, plan)), plan.Path);
        foreach (var state in compilation.States)
            foreach (var (site, registration) in Registered<StateRegistration>(sites))
                yield return () => site.Guard(() => registration.Action(new StateContext(site.Site, state)), state.Path);
        if (compilation.Modules is { } modules)
            foreach (var work in Work(modules, sites)) yield return work;
        if (compilation.Inventory is { } inventory)
            foreach (var (site, registration) in Registered<LiveObjectRegistration>(sites))
                yield return () =>
                {
                    foreach (var item in inventory.Objects)
                        site.Guard(() => registration.Action(new LiveObjectContext(site.Site, item)), item.Identity);
                };
    }

    private static IEnumerable<Action> Work(ModuleTree modules, List<RuleSite> sites)
    {
        foreach (var (site, registration) in Registered<ModuleRegistration>(sites))
            yield return () =>
            {
                foreach (var module in modules.Modules)
                    site.Guard(() => registration.Action(new ModuleContext(site.Site, module)), module);
            };
        var blocks = Registered<BlockRegistration>(sites).ToArray();
        if (blocks.Length > 0)
            foreach (var module in modules.DistinctModules)
                foreach (var file in module.Files)
                    yield return () => DispatchBlocks(module, file, blocks);
        var syntax = new SyntaxDispatch(sites);
        if (syntax.IsEmpty) yield break;
        foreach (var module in modules.DistinctModules)
            foreach (var file in module.Files)
                yield return () => syntax.Walk(module, file);
        foreach (var file in modules.VariableFiles) yield return () => syntax.Walk(null, file);
    }

    private static IEnumerable<(RuleSite Site, T Registration)> Registered<T>(List<RuleSite> sites) where T : Registration =>
        sites.SelectMany(s => s.Of<T>(), (s, r) => (s, r));

    private static void DispatchBlocks(Module module, SyntaxTree file, (RuleSite Site, BlockRegistration Registration)[] registered)
    {
        foreach (var block in file.Body.Blocks)
        {
            var (memo, at) = (new BlockMemo(), block.Location);
            foreach (var (site, registration) in registered)
                if (block.Type == registration.BlockType && Wildcard.Matches(registration.LabelPattern, block.Labels is [var first, ..] ? first.Value : ""))
                    site.Guard(() => registration.Action(new BlockContext(site.Site, module, block, memo)), at);
        }
    }

    /// <summary>One rule in one run, with the actions whose inputs are there.</summary>
    internal sealed class RuleSite(Compilation compilation, Rule rule, RuleBudget? budget, CancellationToken cancellation)
    {
        private Registration[] registrations = [];

        public ReportSite Site { get; } = new(compilation, rule) { Budget = budget };

        public Diagnostic? Crash { get; private set; }

        public RuleInputs Missing { get; private set; }

        public bool CanRun => registrations.Length > 0;

        public void Register() => Guard(() =>
        {
            var context = new RuleContext();
            Site.Rule.Register(context);
            var available = Site.Compilation.Available;
            registrations = [.. context.Registrations.Where(r => (r.Needs & ~available) == 0)];
            Missing = RuleContext.LeastMissing(context.Registrations.Select(r => r.Needs), available);
        }, "registration");

        public IEnumerable<T> Of<T>() where T : Registration => registrations.OfType<T>();

        /// <summary>The edge at which a rule's exception becomes a finding: one per rule, its later actions are not run.</summary>
        public void Guard(Action action, object at) => Guard(static a => a(), action, at);

        /// <summary>The same of an action that is given what it works on, for places that are passed for each rule and each change.</summary>
        public void Guard<T>(Action<T> action, T given, object at)
        {
            if (Crash is not null || budget is { IsSpent: true }) return;
            cancellation.ThrowIfCancellationRequested();
            try
            {
                action(given);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The exception's message may quote a value of the user's, so only its type and place in the code are told.
                Crash = new Diagnostic(
                    ToolRules.RuleCrashed, Severity.Error,
                    $"Rule {Site.Rule.Descriptor.Id} failed with {exception.GetType().Name}{FailureSite.Of(exception)} at {at}; its findings are incomplete. "
                        + "Please report this to the rule's author.",
                    SourceLocation.InFile(Site.Compilation.RootPath));
            }
        }
    }

    /// <summary>Actions by node type, so a walk asks one dictionary per node.</summary>
    private sealed class SyntaxDispatch
    {
        private readonly Dictionary<Type, List<(RuleSite Site, SyntaxRegistration Registration)>> byType = [];

        public SyntaxDispatch(List<RuleSite> sites)
        {
            foreach (var (site, registration) in Registered<SyntaxRegistration>(sites))
            {
                if (!byType.TryGetValue(registration.NodeType, out var list)) byType.Add(registration.NodeType, list = []);
                list.Add((site, registration));
            }
        }

        public bool IsEmpty => byType.Count == 0;

        public void Walk(Module? module, SyntaxTree tree)
        {
            Dispatch(module, tree.Root);
            foreach (var node in tree.Root.DescendantNodes()) Dispatch(module, node);
        }

        private void Dispatch(Module? module, SyntaxNode node)
        {
            if (!byType.TryGetValue(node.GetType(), out var list)) return;
            foreach (var (site, registration) in list)
                site.Guard(() => registration.Action(site.Site, module, node), node.Location);
        }
    }

    /// <summary>Actions by resource type; patterns are resolved once per type.</summary>
    private sealed class ChangeDispatch(List<RuleSite> sites)
    {
        private readonly (RuleSite Site, ChangeRegistration Registration)[] registered = [.. Registered<ChangeRegistration>(sites)];
        private readonly ConcurrentDictionary<string, (RuleSite Site, ChangeRegistration Registration)[]> byType = new(StringComparer.Ordinal);

        public bool IsEmpty => registered.Length == 0;

        public void Dispatch(Plan plan, ResourceChange change)
        {
            if (change.Address.Mode != ResourceMode.Managed || (change.IsNoOp && !change.HasEffect)) return;
            var actions = byType.GetOrAdd(
                change.Address.Type, static (type, all) => [.. all.Where(r => Wildcard.Matches(r.Registration.TypePattern, type))], registered);
            var memo = new BlockMemo();
            foreach (var (site, registration) in actions)
                if (!change.IsDeferred || registration.WithDeferred)
                    site.Guard(registration.Action, new ChangeContext(site.Site, plan, change, memo), change.Address);
        }
    }
}
