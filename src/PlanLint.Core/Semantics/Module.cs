using PlanLint.Addresses;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>
/// The configuration of one module as one call sees it: its files merged as Terraform merges them, and what they declare. A
/// directory that is called twice is two modules over the same trees.
/// </summary>
public sealed class Module
{
    internal Module(ModulePath path, string directory, IReadOnlyList<SyntaxTree> files, int overrideCount, Module? parent, ModuleCallSymbol? call)
    {
        Path = path;
        Directory = directory;
        Files = files;
        OverrideCount = overrideCount;
        Parent = parent;
        Call = call;
        Settings = ModuleBuilder.Build(this, Issue);
    }

    private readonly List<SemanticIssue> issues = [];

    /// <summary>The way of calls from the root, without instance keys; the root's is empty.</summary>
    public ModulePath Path { get; }

    /// <summary>The directory relative to the analysis root, with <c>/</c> separators; empty for the analysis root itself.</summary>
    public string Directory { get; }

    /// <summary>The files in the order Terraform reads them: primary files by name, then override files by name.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; }

    /// <summary>How many of <see cref="Files"/>, at their end, are override files.</summary>
    public int OverrideCount { get; }

    /// <summary>The calling module; null for the root.</summary>
    public Module? Parent { get; }

    /// <summary>The block that calls it; null for the root.</summary>
    public ModuleCallSymbol? Call { get; }

    /// <summary>What its <c>terraform</c> blocks say.</summary>
    public TerraformSettings Settings { get; }

    /// <summary>Its inputs.</summary>
    public SymbolTable<VariableSymbol> Variables { get; } = new();

    /// <summary>Its locals.</summary>
    public SymbolTable<LocalSymbol> Locals { get; } = new();

    /// <summary>Its outputs.</summary>
    public SymbolTable<OutputSymbol> Outputs { get; } = new();

    /// <summary>Its resources of all modes, found by reference: <c>aws_vpc.main</c>, <c>data.aws_ami.x</c>.</summary>
    public SymbolTable<ResourceSymbol> Resources { get; } = new();

    /// <summary>Its calls of other modules.</summary>
    public SymbolTable<ModuleCallSymbol> ModuleCalls { get; } = new();

    /// <summary>Its provider configurations, found by <c>aws</c> or <c>aws.west</c>.</summary>
    public SymbolTable<ProviderSymbol> Providers { get; } = new();

    /// <summary>Its actions, found by reference: <c>action.aws_lambda_invoke.warm</c>.</summary>
    public SymbolTable<ActionSymbol> Actions { get; } = new();

    /// <summary>Its checks.</summary>
    public SymbolTable<CheckSymbol> Checks { get; } = new();

    /// <summary>Its <c>moved</c> blocks in source order.</summary>
    public IReadOnlyList<MovedSymbol> Moved => MovedList;

    /// <summary>Its <c>removed</c> blocks in source order.</summary>
    public IReadOnlyList<RemovedSymbol> Removed => RemovedList;

    /// <summary>Its <c>import</c> blocks in source order.</summary>
    public IReadOnlyList<ImportSymbol> Imports => ImportList;

    /// <summary>What was wrong with the declarations alone: duplicates, labels, overrides of nothing.</summary>
    internal IReadOnlyList<SemanticIssue> DeclarationIssues => issues;

    internal List<MovedSymbol> MovedList { get; } = [];

    internal List<RemovedSymbol> RemovedList { get; } = [];

    internal List<ImportSymbol> ImportList { get; } = [];

    /// <summary>The resource of that mode, type and name; null when none is declared.</summary>
    public ResourceSymbol? Resource(ResourceMode mode, string type, string name)
    {
        if (Resources.Count == 0) return null;
        if (mode != ResourceMode.Managed || type.Length + name.Length >= LongestOnStack) return Resources[ResourceSymbol.ReferenceTo(mode, type, name)];
        // Asked for each change of a plan: the name is put together without an object of its own.
        Span<char> reference = stackalloc char[LongestOnStack];
        type.CopyTo(reference);
        reference[type.Length] = '.';
        name.CopyTo(reference[(type.Length + 1)..]);
        return Resources.Find(reference[..(type.Length + 1 + name.Length)]);
    }

    private const int LongestOnStack = 256;

    /// <summary>Every symbol that has a name and can be referred to, in source order by kind.</summary>
    public IEnumerable<Symbol> Symbols() => [.. Variables, .. Locals, .. Outputs, .. Resources, .. ModuleCalls, .. Providers, .. Checks];

    /// <summary><c>module.a.module.b</c>; empty for the root.</summary>
    public override string ToString() => Path.ToString();

    private void Issue(SemanticIssue issue) => issues.Add(issue);
}
