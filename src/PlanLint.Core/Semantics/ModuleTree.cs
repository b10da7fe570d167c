using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>A root module with everything it calls, and the values given to its variables. Immutable.</summary>
public sealed class ModuleTree
{
    private readonly Dictionary<ModulePath, Module> byPath = [];
    private readonly Dictionary<string, VariableAssignment> assigned = new(StringComparer.Ordinal);
    private readonly HashSet<WorkBudget> budgets = [];
    private Lazy<ModuleEvaluation> evaluation;
    private readonly Lazy<References> references;
    private readonly Lazy<DependencyGraph> dependencies;
    private readonly Lazy<ImmutableArray<SemanticIssue>> issues;
    private readonly Lazy<bool> isForTerraform011;
    private readonly Lazy<RefactoringIndex<MovedSymbol>> movedFrom;
    private readonly Lazy<RefactoringIndex<MovedSymbol>> movedTo;
    private readonly Lazy<RefactoringIndex<RemovedSymbol>> removedFrom;
    private readonly Lazy<RefactoringIndex<ImportSymbol>> importedTo;

    internal ModuleTree(Module root, IReadOnlyList<Module> modules, IReadOnlyList<VariableAssignment> assignments, ImmutableArray<Diagnostic> diagnostics)
    {
        Root = root;
        Modules = modules;
        Assignments = assignments;
        Diagnostics = diagnostics;
        evaluation = MakeEvaluation();
        references = new(() => new References(this));
        dependencies = new(() => new DependencyGraph(this));
        issues = new(() => ModuleValidator.Validate(this));
        isForTerraform011 = new(() => modules.Any(m => m.Settings.RequiredVersions.Any(LeavesOutTerraform012)));
        movedFrom = new(() => new(modules.SelectMany(m => m.Moved), b => b.From));
        movedTo = new(() => new(modules.SelectMany(m => m.Moved), b => b.To));
        removedFrom = new(() => new(modules.SelectMany(m => m.Removed), b => b.From));
        importedTo = new(() => new(modules.SelectMany(m => m.Imports), b => b.To));
        foreach (var module in modules) byPath[module.Path] = module;
        foreach (var assignment in assignments) assigned[assignment.Name] = assignment;
    }

    /// <summary>The root module.</summary>
    public Module Root { get; }

    /// <summary>All modules, callers before what they call, calls in source order; a directory called twice is here twice.</summary>
    public IReadOnlyList<Module> Modules { get; }

    /// <summary><c>moved</c> blocks by their old addresses.</summary>
    public RefactoringIndex<MovedSymbol> MovedFrom => movedFrom.Value;

    /// <summary><c>moved</c> blocks by their new addresses.</summary>
    public RefactoringIndex<MovedSymbol> MovedTo => movedTo.Value;

    /// <summary><c>removed</c> blocks by what they name.</summary>
    public RefactoringIndex<RemovedSymbol> RemovedFrom => removedFrom.Value;

    /// <summary><c>import</c> blocks by where they import to.</summary>
    public RefactoringIndex<ImportSymbol> ImportedTo => importedTo.Value;

    /// <summary>One module a directory: what a walk over trees wants. The first call of each stands for all.</summary>
    public IEnumerable<Module> DistinctModules => Modules.DistinctBy(m => m.Directory, StringComparer.Ordinal);

    /// <summary>Every tree once: module files in module order, then files of variable values, then tests, queries and stack files.</summary>
    public IEnumerable<SyntaxTree> Trees =>
        DistinctModules.SelectMany(m => m.Files).Concat(VariableFiles).Concat(Companions.Select(c => c.Tree));

    /// <summary>Tests, queries and stack files beside the modules, by path: no part of any module, but they use what modules declare.</summary>
    public IReadOnlyList<CompanionFile> Companions { get; internal init; } = [];

    /// <summary>The files of variable values, weakest first.</summary>
    internal IEnumerable<SyntaxTree> VariableFiles => Assignments.Select(a => a.File).OfType<SyntaxTree>().Distinct();

    /// <summary>Values given to variables of the root, weakest first: a later one of the same name wins.</summary>
    public IReadOnlyList<VariableAssignment> Assignments { get; }

    /// <summary>What loading found, ordered by place: PL0001 of every file, PL0006, PL0007, PL0008.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The files that the configuration's file functions see, from the root module's directory.</summary>
    public IEvaluationFiles Files { get; internal init; } = EvaluationOptions.Default.Files;

    /// <summary>Values as far as the configuration alone tells them; made when first asked for.</summary>
    public ModuleEvaluation Evaluation => evaluation.Value;

    /// <summary>Lets the values be worked out anew, on a budget of their own.</summary>
    internal void ForgetValues()
    {
        lock (budgets) budgets.Remove(Evaluation.Budget);
        evaluation = MakeEvaluation();
    }

    /// <summary>How many steps each way of evaluating the tree may take: with what is known, for all values, and with what a plan says.</summary>
    internal long Steps { get; private init; } = WorkBudget.DefaultTotal;

    /// <summary>True when one of them wanted more, so that some values are unknown for want of steps.</summary>
    internal bool IsSpent
    {
        get
        {
            lock (budgets) return budgets.Any(b => b.IsSpent);
        }
    }

    /// <summary>Steps that were taken so far.</summary>
    internal long StepsUsed
    {
        get
        {
            lock (budgets) return budgets.Sum(b => b.Used);
        }
    }

    internal WorkBudget NewBudget()
    {
        var budget = new WorkBudget(Steps);
        lock (budgets) budgets.Add(budget);
        return budget;
    }

    private Lazy<ModuleEvaluation> MakeEvaluation() =>
        new(() => new ModuleEvaluation(this, new ModuleEvaluationOptions { Variables = PlannedVariables, Workspace = Workspace }));

    /// <summary>References between declarations; made when first asked for.</summary>
    public References References => references.Value;

    /// <summary>Dependencies between declarations; made when first asked for.</summary>
    public DependencyGraph Dependencies => dependencies.Value;

    /// <summary>
    /// What <c>terraform validate</c> would refuse, ordered by place, apart from what <see cref="Diagnostics"/> says; worked out when first
    /// asked for.
    /// </summary>
    public ImmutableArray<SemanticIssue> Issues => issues.Value;

    /// <summary>
    /// True when Terragrunt may write files into the root module before it runs: variables, provider configurations, a backend. What is
    /// missing there may come with them. Found out when first asked for.
    /// </summary>
    public bool IsCompletedByTerragrunt => CompletedByTerragrunt.Value;

    /// <summary>
    /// True when Terragrunt runs the root module: the lock file lies beside its unit, and the unit may give any variable a value, so that
    /// a declaration that nothing uses is needed all the same. Found out when first asked for.
    /// </summary>
    public bool IsRunByTerragrunt => RunByTerragrunt.Value;

    /// <summary>
    /// True when a <c>required_version</c> leaves out every Terraform from 0.12 on. Such a configuration is in an older language, in which
    /// types and references are written otherwise.
    /// </summary>
    public bool IsForTerraform011 => isForTerraform011.Value;

    /// <summary>
    /// The first file of a directory's module that is made before Terraform runs: what seems missing may come with it. Null when the module
    /// is whole.
    /// </summary>
    public UnwrittenFile? Unwritten(string directory) => UnwrittenIn(directory);

    /// <summary>True for a file that stands elsewhere and is linked into the directory where it was found; others may share it.</summary>
    public bool IsShared(SyntaxTree file) => IsLink(file.Source.Path);

    /// <summary>Values of root variables that nothing here gives, as a plan records them.</summary>
    internal ImmutableSortedDictionary<string, Value> PlannedVariables { get; private init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>The value of <c>terraform.workspace</c>; null when nobody said.</summary>
    internal string? Workspace { get; private init; }

    /// <summary>The same tree, evaluated with what a plan records and a workspace that is known, in so many steps.</summary>
    internal ModuleTree With(ImmutableSortedDictionary<string, Value> plannedVariables, string? workspace, long steps = WorkBudget.DefaultTotal) =>
        new ModuleTree(Root, Modules, Assignments, Diagnostics)
        {
            Files = Files,
            Companions = Companions,
            IsLink = IsLink,
            CompletedByTerragrunt = CompletedByTerragrunt,
            RunByTerragrunt = RunByTerragrunt,
            UnwrittenIn = UnwrittenIn,
            RelativeDirectories = RelativeDirectories,
            PlannedVariables = plannedVariables,
            Workspace = workspace,
            Steps = steps,
        };

    internal Func<string, bool> IsLink { get; init; } = _ => false;

    internal Lazy<bool> CompletedByTerragrunt { get; init; } = new(false);

    internal Lazy<bool> RunByTerragrunt { get; init; } = new(false);

    internal Func<string, UnwrittenFile?> UnwrittenIn { get; init; } = _ => null;

    /// <summary>Directories of modules as <c>path.module</c> writes them, from the root module's directory.</summary>
    internal IReadOnlyDictionary<string, string> RelativeDirectories { get; init; } = new Dictionary<string, string>();

    /// <summary>The module at a path; instance keys do not count. Null when it was not loaded.</summary>
    public Module? Find(ModulePath path) => byPath.GetValueOrDefault(path.WithoutKeys());

    /// <summary>The block of an address; instance keys do not count. Null when the configuration has none.</summary>
    public ResourceSymbol? Find(ResourceAddress address) => Find(address.Module)?.Resource(address.Mode, address.Type, address.Name);

    /// <summary>The assignment that counts for a variable of the root; null when its default does.</summary>
    public VariableAssignment? Assignment(string variable) => assigned.GetValueOrDefault(variable);

    private static bool LeavesOutTerraform012(AttributeSyntax required) =>
        VersionConstraint.Parse((required.Value as TemplateSyntax)?.LiteralValue) is { Limit: { } limit } constraint
        && VersionNumber.Parse("0.12.0") is { } first && limit.CompareTo(first) <= 0 && !constraint.Allows(first);
}
