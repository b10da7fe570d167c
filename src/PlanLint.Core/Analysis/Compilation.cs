using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Causes;
using PlanLint.Differences;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Knowledge.Schemas;
using PlanLint.Plans;
using PlanLint.Provenance;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>Everything known about one run over one root module, joined on the resource address. Nothing is compiled; immutable.</summary>
public sealed class Compilation
{
    /// <summary>Path of the root module relative to the analysis root; empty for the analysis root itself.</summary>
    public required string RootPath { get; init; }

    /// <summary>The configuration; null when there is none.</summary>
    public ModuleTree? Modules { get; init; }

    /// <summary>The configuration at the revision that the run compares with; null when none was named.</summary>
    public BaseConfiguration? Base { get; init; }

    /// <summary>The configurations of the root modules that are analysed in the same run.</summary>
    public RootModules Roots { get; init; } = RootModules.None;

    /// <summary>The plan; null when none was given.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The version of the state that the plan was made from, as recorded beside it; null when there is no record.</summary>
    public StateVersion? PlannedState { get; init; }

    /// <summary>Plans made before <see cref="Plan"/>, the newest first.</summary>
    public ImmutableArray<EarlierPlan> EarlierPlans { get; init; } = [];

    /// <summary>States given, in the order given.</summary>
    public ImmutableArray<State> States { get; init; } = [];

    /// <summary>Those of <see cref="States"/> that stood among the live inventories: states of other roots, unless one is this root's own.</summary>
    public ImmutableArray<State> InventoryStates { get; init; } = [];

    /// <summary>True when other root modules are analysed in the same run, so that a state given may be that of any of them.</summary>
    public bool HasSiblings { get; init; }

    /// <summary>What exists; null when no inventory was given.</summary>
    public LiveInventory? Inventory { get; init; }

    /// <summary>What was meant: intent files first, then targets. Empty when nothing was said.</summary>
    public ImmutableArray<Intent> Intents { get; init; } = [];

    /// <summary>What is known about resource types.</summary>
    public KnowledgeBase Knowledge { get; init; } = KnowledgeBase.Empty;

    /// <summary>What the options file and the command line say to rules.</summary>
    public AnalysisOptions Options { get; init; } = AnalysisOptions.Default;

    /// <summary>Values of the configuration, without the plan's; null when there is none. Lazy and shared by all rules.</summary>
    public ModuleEvaluation? Evaluation => Modules?.Evaluation;


    /// <summary>A compilation to be filled by its initialisers.</summary>
    public Compilation()
    {
        schemaIssues = new(() => ProviderSchemas is { } schemas && Modules is { } modules ? Schemas.ProviderSchemaCheck.Run(modules, schemas) : []);
        provenance = new(() => Plan is { } plan && Modules is { } modules ? Compare(plan, modules) : null);
        reach = new(() => Base is { } before && Modules is { } modules ? Reach.Of(ConfigurationDifference.Between(before.Modules, modules)) : null);
        causes = new(() => Plan is { } plan ? new ChangeCauses(CauseInputs(plan)) : null);
        renames = new(() => new Renames(this));
        ownStates = new(() => Analysis.OwnStates.Of(this));
        otherStates = new(() => [.. States.Except(OwnStates)]);
        foreign = new(() => ForeignInstance.Index(this));
        foreignById = new(() => ForeignInstance.IndexById(this));
        own = new(() => ExistingObject.OwnObjects(this));
        vanished = new(() => VanishedProvider.In(this));
        secretLiterals = new(() => Modules is { } modules ? [.. modules.Trees.SelectMany(t => Secrets.SecretLiterals.In(t, Knowledge.Placeholders))] : []);
    }

    /// <summary>The schemas of providers, as <c>terraform providers schema -json</c> gives them; null when none are given.</summary>
    public ProviderSchemas? ProviderSchemas { get; init; }

    /// <summary>What the schemas of providers say against the configuration, ordered by place; worked out when first asked for.</summary>
    public ImmutableArray<SemanticIssue> SchemaIssues => schemaIssues.Value;

    private readonly Lazy<ImmutableArray<SemanticIssue>> schemaIssues;

    /// <summary>Whether the plan was made from the configuration; null unless both are given. Compared when first asked for.</summary>
    public PlanProvenance? Provenance => provenance.Value;

    private readonly Lazy<PlanProvenance?> provenance;

    /// <summary>How the blocks of plan and configuration differ, where that is known already.</summary>
    internal BlockComparison? ComparedBlocks { get; init; }

    private PlanProvenance Compare(Plan plan, ModuleTree modules) =>
        PlanProvenance.Of(plan, modules, Knowledge, ComparedBlocks ?? BlockComparer.Compare(plan, modules));

    /// <summary>Destroys and creates of the plan that are one object. Worked out when first asked for.</summary>
    public Renames Renames => renames.Value;

    private readonly Lazy<Renames> renames;

    /// <summary>
    /// What the difference between the base revision and the configuration reaches; null without a base revision or a configuration. The
    /// two are compared when it is first asked for, which is linear in both.
    /// </summary>
    public Reach? Reach => reach.Value;

    private readonly Lazy<Reach?> reach;

    /// <summary>Why each planned change is there, and whether it was meant; null without a plan. Worked out as far as it is asked for.</summary>
    public ChangeCauses? Causes => causes.Value;

    private readonly Lazy<ChangeCauses?> causes;

    private CauseInputs CauseInputs(Plan plan) => new(plan)
    {
        Modules = Modules,
        Reach = Reach,
        Revision = Base?.Revision ?? "",
        States = [.. States.Except(OtherStates)],
        Intentions = new Intentions(Intents, Options.Now is { } now ? DateOnly.FromDateTime(now.UtcDateTime) : null),
        Knowledge = Knowledge,
        Existing = change => FindExisting(change) is { } existing ? $"{ExistingObject.Describe(existing.Live)}, exists already" : null,
        EarlierPlans = [.. EarlierPlans.Select(p => p.Plan)],
        Live = LiveFields.Of(this),
        LocateAction = invocation => Locate(invocation) ?? SourceLocation.InFile(plan.Path),
        Locate = change => Locate(change).Location,
    };

    /// <summary>
    /// What a rule works out once of the whole, such as an index by name, to ask it for each change: made when first asked for, one of
    /// each type. Rules keep nothing themselves. Safe to call from several threads.
    /// </summary>
    /// <typeparam name="T">What is worked out; a type of the rule's own.</typeparam>
    public T Indexed<T>(Func<Compilation, T> make) where T : class =>
        (T)indexes.GetOrAdd(typeof(T), static (_, of) => new Lazy<object>(() => of.make(of.self)), (self: this, make)).Value;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Lazy<object>> indexes = new();

    /// <summary>Starts over with the values of the configuration, which then have their whole budget again.</summary>
    internal void ForgetValues()
    {
        Modules?.ForgetValues();
        indexes.Clear();
    }

    /// <summary>What rules may count on.</summary>
    public RuleInputs Available =>
        (Modules is null ? 0 : RuleInputs.Source) | (Plan is null ? 0 : RuleInputs.Plan) | (Inventory is null ? 0 : RuleInputs.Inventory)
        | (States.IsEmpty ? 0 : RuleInputs.State) | (Intents.IsEmpty ? 0 : RuleInputs.Intent)
        | (Base is null ? 0 : RuleInputs.Base);

    /// <summary>The block that declares an address; null when the configuration has none.</summary>
    public ResourceSymbol? Declaration(ResourceAddress address) => Modules?.Find(address);

    /// <summary>
    /// The live object a planned resource would be, from its values after apply. Null when its identity is not wholly known, its
    /// type has none, or the inventory does not list it.
    /// </summary>
    public LiveObject? FindLive(ResourceChange change) =>
        Inventory is not null && Identify(change) is { } identity ? Inventory.Find(identity) : null;

    /// <summary>
    /// What a planned resource will be called; null when that is not wholly known or its type has no identity. Attributes not known
    /// yet are followed to the resource they refer to, so a client of a realm made in the same plan has a name.
    /// </summary>
    public ObjectIdentity? Identify(ResourceChange change) =>
        Knowledge.Find(change.Address.Type) is not { HasIdentity: true } known ? null : identities.GetOrAdd(change, static (c, context) =>
    {
        var (self, known) = context;
        var values = c.After;
        if (values.IsNull) return known.Identify(c.Before);
        return known.Identify(values) ?? (PlannedReferences.Of(c, null, self.Plan) is { } referred ? known.Identify(values, referred) : null);
    }, (this, known));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<ResourceChange, ObjectIdentity?> identities = new(ReferenceEqualityComparer.Instance);

    /// <summary>The id an import of <paramref name="live"/> to a planned resource takes; null when a part of it is not known.</summary>
    public string? ImportId(ResourceChange change, LiveObject? live)
    {
        var values = change.After is { IsNull: false } after ? after : change.Before;
        return Knowledge.ImportId(change.Address.Type, values, live is null ? null : ExistingObject.Facts(live), PlannedReferences.Of(change, values, Plan));
    }

    /// <summary>
    /// The live object that a planned create collides with (PL0201). Null for imports, merges by design, objects on their
    /// way out, and objects that this plan's own state manages under another address.
    /// </summary>
    public ExistingObject? FindExisting(ResourceChange change) => ExistingObject.Find(this, change);

    /// <summary>The marks that tools such as Helm and Argo CD left on a live object, the surest first.</summary>
    public IEnumerable<OwnerMark> MarksOn(LiveObject live) =>
        live.Identity.System == "kubernetes" ? Knowledge.MarksOn(live.Identity, live.Labels, live.Annotations) : [];

    /// <summary>
    /// The states given that are this root module's own: of the lineage that the plan was made from, or holding what the plan's prior state
    /// holds, with equal ids; without a plan the only one. In the order given.
    /// </summary>
    public ImmutableArray<State> OwnStates => ownStates.Value;

    /// <summary>The states given that are other root modules', in the order given.</summary>
    public ImmutableArray<State> OtherStates => otherStates.Value;

    /// <summary>The instance of another root's state that manages an object; null when none of the states given does.</summary>
    public ForeignInstance? ManagedElsewhere(ObjectIdentity identity) => foreign.Value.GetValueOrDefault(identity);

    /// <summary>The instance of another root's state that has an id which no two objects share; null when none of the states given has.</summary>
    public ForeignInstance? ManagedElsewhere(string type, GivenId id) => id.IsUnique ? foreignById.Value.GetValueOrDefault((type, id.Text)) : null;

    /// <summary>The address under which this plan's state holds an object already; null when it does not.</summary>
    internal ResourceAddress? ManagedHere(ObjectIdentity identity) => own.Value.GetValueOrDefault(identity);

    /// <summary>Provider configurations through which the plan no longer finds what was made through them. Worked out when first asked for.</summary>
    public ImmutableArray<VanishedProvider> VanishedProviders => vanished.Value;

    /// <summary>The vanished provider configuration that an instance is made through or is gone from; null when there is none.</summary>
    public VanishedProvider? VanishedProviderOf(ResourceAddress instance)
    {
        foreach (var provider in VanishedProviders)
            if (provider.Gone.BinarySearch(instance) >= 0 || provider.Created.BinarySearch(instance) >= 0) return provider;
        return null;
    }

    /// <summary>Strings of the configuration that look like secrets, in file order. One walk over every tree, when first asked for.</summary>
    public IReadOnlyList<SecretLiteral> SecretLiterals => secretLiterals.Value;

    private readonly Lazy<SecretLiteral[]> secretLiterals;
    private readonly Lazy<ImmutableArray<VanishedProvider>> vanished;
    private readonly Lazy<ImmutableArray<State>> ownStates;
    private readonly Lazy<ImmutableArray<State>> otherStates;
    private readonly Lazy<Dictionary<(string Type, string Id), ForeignInstance>> foreignById;
    private readonly Lazy<Dictionary<ObjectIdentity, ForeignInstance>> foreign;
    private readonly Lazy<Dictionary<ObjectIdentity, ResourceAddress>> own;

    /// <summary>
    /// True when destroying the object loses what cannot be made again: its type or kind is protected, or an intent or the options
    /// name its address.
    /// </summary>
    public bool IsProtected(ResourceChange change) =>
        !Options.Protect.IsEmpty && Options.Protect.Any(p => p.Covers(change.Address))
        || !Intents.IsEmpty && Intents.Any(i => i.Protected.Any(p => p.Covers(change.Address)))
        || Knowledge.IsProtected(change.Address.Type, change.Before.IsNull ? change.After : change.Before);

    /// <summary>
    /// Where the configuration makes a plan fact: the attribute, the nested block, the block's header, the call or <c>removed</c>
    /// block, else the change's place in the plan file (docs/facts/plan-files.md).
    /// </summary>
    public LocatedFact Locate(ResourceChange change, ValuePath? path = null) =>
        Modules is { } modules && modules.Locate(change.Address, change.PreviousAddress, path, change.After.IsNull ? change.Before : change.After) is { } fact
            ? fact
            : new LocatedFact(PlanLocation(change), []);

    /// <summary>The block of an action; of one that is not in the configuration, the resource that triggers it; null without either.</summary>
    public SourceLocation? Locate(ActionInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        if (Modules is not { } modules) return null;
        if (Indexed(c => new ActionBlocks(c)).Find(invocation) is { } block) return SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        return invocation.TriggeredBy is { } trigger && Declaration(trigger) is not null ? modules.Locate(trigger)?.Location : null;
    }

    /// <summary>
    /// The change's place in the plan file: where it starts, when there is no configuration to point at; else the file, since it is one
    /// line as a rule.
    /// </summary>
    public SourceLocation PlanLocation(ResourceChange change) => Modules is null && Plan is { Path: not "-" } plan && !plan.Path.StartsWith('(')
        ? SourceLocation.At(plan.Path, new LinePositionSpan(change.Position, change.Position))
        : wholeFile ??= SourceLocation.InFile(Plan?.Path ?? RootPath);

    /// <summary>The place of what has no place of its own, one for all. Two threads that make it at once make two equal ones.</summary>
    private SourceLocation? wholeFile;
}
