using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>What every action gets: the facts, its options, and a place to report.</summary>
public abstract class ActionContext
{
    private readonly ReportSite site;

    private protected ActionContext(ReportSite site) => this.site = site;

    /// <summary>Everything known about the run.</summary>
    public Compilation Compilation => site.Compilation;

    /// <summary>A whole-number option of this rule.</summary>
    public int Option(string name, int defaultValue) => Compilation.Options.Int(site.Rule.Descriptor.Id, name, defaultValue);

    /// <summary>A bool option of this rule.</summary>
    public bool Option(string name, bool defaultValue) => Compilation.Options.Bool(site.Rule.Descriptor.Id, name, defaultValue);

    /// <summary>A list option of this rule.</summary>
    public ImmutableArray<string> Option(string name) => Compilation.Options.Strings(site.Rule.Descriptor.Id, name);

    /// <summary>Reports a finding of the rule's descriptor.</summary>
    public void Report(Finding finding) => Report(site.Rule.Descriptor, finding);

    /// <summary>Reports a finding under one of the rule's additional descriptors.</summary>
    public void Report(RuleDescriptor descriptor, Finding finding)
    {
        var placed = Place(finding);
        site.Add(descriptor, placed with { At = placed.At ?? SourceLocation.InFile(Compilation.RootPath) });
    }

    /// <summary>Completes a finding with the place and address at hand.</summary>
    private protected abstract Finding Place(Finding finding);
}

/// <summary>One node.</summary>
/// <typeparam name="TNode">Its type.</typeparam>
public sealed class NodeContext<TNode> : ActionContext where TNode : SyntaxNode
{
    internal NodeContext(ReportSite site, Module? module, TNode node) : base(site)
    {
        Module = module;
        Node = node;
    }

    /// <summary>The module whose file holds it, the first of those that share its directory; null in files of variable values.</summary>
    public Module? Module { get; }

    /// <summary>The node.</summary>
    public TNode Node { get; }

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? Node.Location };
}

/// <summary>One top-level block of a module.</summary>
public sealed class BlockContext : ActionContext
{
    internal BlockContext(ReportSite site, Module module, BlockSyntax block) : base(site)
    {
        Module = module;
        Block = block;
    }

    /// <summary>The module that declares it: the first of those that share its directory.</summary>
    public Module Module { get; }

    /// <summary>The block as written, overrides not merged.</summary>
    public BlockSyntax Block { get; }

    /// <summary>The resource it declares, overrides merged; null for other blocks, for duplicates, and for overrides themselves.</summary>
    public ResourceSymbol? Resource => Block switch
    {
        { Type: "resource", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Managed, type.Value, name.Value)),
        { Type: "data", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Data, type.Value, name.Value)),
        { Type: "ephemeral", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Ephemeral, type.Value, name.Value)),
        _ => null,
    };

    private ResourceSymbol? Own(ResourceSymbol? symbol) => symbol is not null && ReferenceEquals(symbol.Body.Declarations[0], Block) ? symbol : null;

    private protected override Finding Place(Finding finding) => finding with
    {
        At = finding.At ?? SourceLocation.At(Block.Tree.Source, Block.HeaderSpan),
        Addresses = finding.Addresses.IsEmpty && Resource is { } resource ? [resource.Address] : finding.Addresses,
    };
}

/// <summary>One module.</summary>
public sealed class ModuleContext : ActionContext
{
    internal ModuleContext(ReportSite site, Module module) : base(site) => Module = module;

    /// <summary>The module.</summary>
    public Module Module { get; }

    private protected override Finding Place(Finding finding) => finding with
    {
        At = finding.At ?? (Module.Files.Count > 0 ? SourceLocation.InFile(Module.Files[0].Source.Path) : null),
    };
}

/// <summary>One planned change.</summary>
public sealed class ChangeContext : ActionContext
{
    internal ChangeContext(ReportSite site, Plan plan, ResourceChange change) : base(site)
    {
        Plan = plan;
        Change = change;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The change.</summary>
    public ResourceChange Change { get; }

    /// <summary>The block that declares it; null when the configuration has none.</summary>
    public ResourceSymbol? Declaration => Compilation.Declaration(Change.Address);

    private protected override Finding Place(Finding finding) => PlaceChange(Compilation, Change, finding);

    internal static Finding PlaceChange(Compilation compilation, ResourceChange change, Finding finding)
    {
        var located = finding.At is null ? compilation.Locate(change, finding.Path) : null;
        return finding with
        {
            At = finding.At ?? located!.Location,
            Related = located is null ? finding.Related : [.. finding.Related, .. located.Related],
            Addresses = finding.Addresses.IsEmpty ? [change.Address] : finding.Addresses,
        };
    }
}

/// <summary>The plan as a whole.</summary>
public sealed class PlanContext : ActionContext
{
    internal PlanContext(ReportSite site, Plan plan) : base(site) => Plan = plan;

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>Reports a finding about one of the plan's changes, at its place in the configuration.</summary>
    public void Report(ResourceChange change, Finding finding) => Report(ChangeContext.PlaceChange(Compilation, change, finding));

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? SourceLocation.InFile(Plan.Path) };
}

/// <summary>One live object.</summary>
public sealed class LiveObjectContext : ActionContext
{
    internal LiveObjectContext(ReportSite site, LiveObject liveObject) : base(site) => Object = liveObject;

    /// <summary>The object.</summary>
    public LiveObject Object { get; }

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? SourceLocation.InFile(Object.Source) };
}

/// <summary>One state file.</summary>
public sealed class StateContext : ActionContext
{
    internal StateContext(ReportSite site, State state) : base(site) => State = state;

    /// <summary>The state.</summary>
    public State State { get; }

    private protected override Finding Place(Finding finding)
    {
        var at = finding.At;
        if (at is null && finding.Addresses is [var address, ..] && Compilation.Declaration(address) is not null && Compilation.Modules is { } modules)
            at = modules.Locate(address, null, finding.Path)?.Location;
        return finding with { At = at ?? SourceLocation.InFile(State.Path) };
    }
}

/// <summary>Everything together.</summary>
public sealed class CompilationContext : ActionContext
{
    internal CompilationContext(ReportSite site) : base(site) { }

    /// <summary>Reports a finding about a planned change, at its place in the configuration.</summary>
    public void Report(ResourceChange change, Finding finding) => Report(ChangeContext.PlaceChange(Compilation, change, finding));

    private protected override Finding Place(Finding finding) => finding;
}

/// <summary>Where one rule's findings of one run go.</summary>
internal sealed class ReportSite(Compilation compilation, Rule rule)
{
    private readonly List<ReportedFinding> findings = [];

    public Compilation Compilation { get; } = compilation;

    public Rule Rule { get; } = rule;

    public IReadOnlyList<ReportedFinding> Findings => findings;

    public void Add(RuleDescriptor descriptor, Finding finding)
    {
        lock (findings) findings.Add(new ReportedFinding(descriptor, finding));
    }
}

/// <summary>A finding that has a place.</summary>
internal sealed record ReportedFinding(RuleDescriptor Descriptor, Finding Finding);
