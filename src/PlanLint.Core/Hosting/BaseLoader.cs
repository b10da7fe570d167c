using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Differences;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Loads the configuration of a root module as it was at a revision, and tells what cannot be compared.</summary>
internal sealed class BaseLoader(GitTree earlier, IFileSource files, string root, DiagnosticBag diagnostics)
{
    private const int MostNames = 5;

    private readonly List<string> remarks = [];

    /// <summary>What the user should know of the comparison, in sentences without a full stop.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>The configuration at the revision; empty when the root was not there yet.</summary>
    public BaseConfiguration Load(ModuleTree? head, ModuleLoadOptions options)
    {
        string directory = RenamedRoot.Find(earlier, files, root) ?? root;
        string shown = root.Length == 0 ? "the root module" : $"'{root}'";
        if (head is not null) Borrow(head);
        var modules = new ModuleLoader(earlier, options with { Terragrunt = new TerragruntFiles(earlier) }).Load(directory);
        if (directory != root) remarks.Add($"{shown} is compared with '{(directory.Length == 0 ? "." : directory)}', which it was at {earlier.Revision}");
        else if (modules.Root.Files.Count == 0) remarks.Add($"{shown} was not there at {earlier.Revision}, so all of it counts as new");
        // Everything else that is wrong with a revision is past.
        foreach (var error in modules.Diagnostics.Where(d => d.Rule.Id == ToolRules.SyntaxError.Id).DistinctBy(d => d.Location.Path))
            diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning,
                $"'{error.Location}' of '{earlier.Revision}' does not parse, so not all of it is compared: {error.Message}",
                    SourceLocation.InFile(error.Location.Path)));
        if (modules.Root.Files.Count > 0) TellEqual(modules);
        return new BaseConfiguration(earlier.Revision, modules);
    }

    /// <summary>True when the root's configuration, modules, variable files, lock file, or a file that they name is another than at the revision.</summary>
    public static bool HasChanged(ModuleTree before, ModuleTree head) =>
        before.Root.Directory != head.Root.Directory || !SameTexts(before, head) || !LocksSame(before, head)
        || !ConfigurationDifference.Between(before, head).IsEmpty;

    private static bool SameTexts(ModuleTree before, ModuleTree head)
    {
        var was = before.Trees.ToDictionary(t => t.Source.Path, t => t.Source.Text, StringComparer.Ordinal);
        // Modules that init has fetched are in no revision.
        var now = head.Trees.Where(t => was.ContainsKey(t.Source.Path) || !t.Source.Path.Contains("/.terraform/", StringComparison.Ordinal)
            && !t.Source.Path.StartsWith(".terraform/", StringComparison.Ordinal)).ToList();
        return now.Count == was.Count && now.All(t => was.TryGetValue(t.Source.Path, out string? text) && text == t.Source.Text);
    }

    /// <summary>True when the same providers are locked; their versions are part of the difference.</summary>
    private static bool LocksSame(ModuleTree before, ModuleTree head) => Locked(before).SetEquals(Locked(head));

    private static HashSet<string> Locked(ModuleTree tree) => [.. LockFile.Of(tree)?.Providers.Select(p => p.Source) ?? []];

    /// <summary>Variable files that git is told to ignore are in no revision: they are taken to have been there.</summary>
    private void Borrow(ModuleTree head)
    {
        foreach (string path in head.VariableFiles.Select(f => f.Source.Path).Distinct(StringComparer.Ordinal))
        {
            if (path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path) || earlier.GetKind(path) != EvaluationFileKind.Missing
                || !earlier.IsIgnored(path) || files.Read(path).Bytes is not { } bytes) continue;
            earlier.Borrow(path, bytes);
            remarks.Add($"git ignores '{path}', so it counts as unchanged since {earlier.Revision}");
        }
    }

    private void TellEqual(ModuleTree modules)
    {
        var unknown = modules.Modules.SelectMany(m => m.ModuleCalls).Where(c => c.Target is null && !c.IsLocal)
            .Select(c => c.Module.Path.Child(c.Name).ToString()).ToList();
        if (unknown.Count == 0) return;
        string names = string.Join(", ", unknown.Take(MostNames)) + (unknown.Count > MostNames ? $" and {unknown.Count - MostNames} more" : "");
        remarks.Add($"the sources of {names} are in no revision, so they count as unchanged since {earlier.Revision} unless source or version are others");
    }
}
