using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// Reads a root module and everything it calls. Files that do not parse come with their PL0001 and count as far as they go; modules
/// that are not on disk are PL0007 at the call. Files are parsed in parallel; the result does not show it.
/// </summary>
public sealed class ModuleLoader
{
    private const int MostNames = 5;

    private readonly IFileSource files;
    private readonly ModuleLoadOptions options;
    private readonly TerragruntFiles terragrunt;
    private readonly UnwrittenFiles unwritten;
    private readonly ConcurrentDictionary<string, bool> linked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EvaluationFileKind> unread = new(StringComparer.Ordinal);

    /// <summary>A loader over a source of files.</summary>
    public ModuleLoader(IFileSource files, ModuleLoadOptions? options = null)
    {
        this.files = files;
        this.options = options ?? new ModuleLoadOptions();
        terragrunt = new TerragruntFiles(files);
        unwritten = new UnwrittenFiles(files);
    }

    /// <summary>Loads the module in a directory of the source (empty for its root) with all modules below it.</summary>
    public ModuleTree Load(string directory)
    {
        var diagnostics = new DiagnosticBag();
        var manifest = ModuleManifest.Read(files, directory, diagnostics);
        var directories = new Dictionary<string, ModuleFiles>(StringComparer.Ordinal);
        LoadDirectories([directory], directories);

        var root = directories[directory].ToModule(ModulePath.Root, directory, null, null);
        if (!directories[directory].IsWhole)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(directory.Length == 0 ? "." : directory),
                $"The files in {(directory.Length == 0 ? "the folder" : $"'{directory}'")} cannot all be listed, so not all of it is part of the result; "
                    + "check its permissions.");
        var assignments = ReadAssignments(root, directory, diagnostics);
        var modules = new List<Module> { root };
        var level = new List<Module> { root };
        for (int depth = 1; level.Count > 0; depth++)
        {
            var calls = new List<(Module Caller, ModuleCallSymbol Call, string Directory)>();
            foreach (var caller in level)
                foreach (var call in caller.ModuleCalls.Select(c => StaticSource.Give(c, assignments)))
                    if (Resolve(caller, call, directory, manifest, diagnostics) is { } found) calls.Add((caller, call, found));
            if (calls.Count > 0 && (depth > options.DepthLimit || modules.Count + calls.Count > options.ModuleLimit))
            {
                foreach (var (_, call, _) in calls)
                    diagnostics.Report(ToolRules.BoundExceeded, call.Location,
                        $"{call.Reference} was not followed: modules nest more than {options.DepthLimit} deep or number more than {options.ModuleLimit}.");
                break;
            }
            LoadDirectories(calls.Select(c => c.Directory), directories);
            level = [];
            foreach (var (caller, call, found) in calls)
            {
                if (!directories[found].IsWhole)
                {
                    diagnostics.Add(new Diagnostic(ToolRules.ModuleNotLoaded, Severity.Error, $"{call.Reference} was not loaded: the files in '{found}' "
                        + "cannot all be listed; check its permissions.", call.Body.GetAttribute("source")?.Location ?? call.Location));
                    continue;
                }
                var module = directories[found].ToModule(caller.Path.Child(call.Name), found, caller, call);
                call.Target = module;
                level.Add(module);
            }
            modules.AddRange(level);
        }

        foreach (var (_, tree) in directories.OrderBy(d => d.Key, StringComparer.Ordinal).SelectMany(d => d.Value.Trees.Select(t => (d.Key, t))))
        {
            if (IsEncrypted(tree))
                diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(tree.Source.Path),
                    $"'{tree.Source.Path}' is encrypted with git-crypt, so it was not read; unlock the repository.");
            else diagnostics.AddRange(tree.Diagnostics);
            ReportUnread(tree, diagnostics);
        }
        var companions = LoadCompanions(root, modules, diagnostics);
        ReportUnreadLockFile(directory, diagnostics);
        CheckAssignments(root, assignments, diagnostics);
        return new ModuleTree(root, InCallOrder(root), assignments,
            [.. diagnostics.Diagnostics.OrderBy(d => d.Location).ThenBy(d => d.Message, StringComparer.Ordinal)])
        {
            Files = new SourceFiles(files, directory),
            Companions = companions,
            IsLink = path => files.IsLink(path) || linked.ContainsKey(path),
            CompletedByTerragrunt = new(() => IsCompleted(root, directory)),
            RunByTerragrunt = new(() => Terragrunt.Runs(directory)),
            UnwrittenIn = unwritten.In,
            RelativeDirectories = modules.Select(m => m.Directory).Distinct(StringComparer.Ordinal)
                .ToDictionary(d => d, d => SourcePath.Relative(directory, d), StringComparer.Ordinal),
        };
    }

    private TerragruntFiles Terragrunt => options.Terragrunt ?? terragrunt;

    /// <summary>A backend without arguments is what Terragrunt wants of a module that it gives its remote state.</summary>
    private bool IsCompleted(Module root, string directory) => root.Settings.Backend switch
    {
        null => Terragrunt.Complete(directory),
        { Body.Items.Count: 0 } => Terragrunt.AddsFiles && Terragrunt.Runs(directory),
        _ => false,
    };

    /// <summary>Tests, queries and stack files beside the modules that are this repository's own.</summary>
    private List<CompanionFile> LoadCompanions(Module root, List<Module> modules, DiagnosticBag diagnostics)
    {
        var own = modules.Where(m => m == root || m.Call is { IsLocal: true } && !m.Directory.Contains(".terraform/", StringComparison.Ordinal))
            .Select(m => m.Directory);
        var companions = own.Distinct(StringComparer.Ordinal).SelectMany(d => CompanionFiles.Of(files, d, Parse))
            .DistinctBy(c => c.Tree.Source.Path, StringComparer.Ordinal).ToList();
        foreach (var companion in companions)
        {
            diagnostics.AddRange(companion.Tree.Diagnostics);
            ReportUnread(companion.Tree, diagnostics);
        }
        return companions;
    }

    private static List<Module> InCallOrder(Module root)
    {
        var ordered = new List<Module>();
        var pending = new Stack<Module>();
        pending.Push(root);
        while (pending.TryPop(out var module))
        {
            ordered.Add(module);
            foreach (var call in module.ModuleCalls.Reverse())
                if (call.Target is { } target) pending.Push(target);
        }
        return ordered;
    }

    /// <summary>The directory of a call's sources; null, with a finding at the call, when there is none to read.</summary>
    private string? Resolve(Module caller, ModuleCallSymbol call, string rootDirectory, ModuleManifest manifest, DiagnosticBag diagnostics)
    {
        var at = call.Body.GetAttribute("source")?.Location ?? call.Location;
        if (call.Source is not { } source)
        {
            // A call without any source is an issue of its own.
            if (call.Body.GetAttribute("source") is null) return null;
            if (manifest.Find(caller.Path.Child(call.Name).ManifestKey) is { } installed && SourcePath.Combine(rootDirectory, installed.Directory) is { } there
                && files.GetKind(there) == EvaluationFileKind.Directory && !CallsItself(caller, there))
            {
                call.Fetched = installed.Fetched;
                return there;
            }
            diagnostics.Report(ToolRules.ModuleNotLoaded, at, $"{call.Reference} was not loaded: its source is not known before init.");
            return null;
        }
        var entry = call.IsLocal ? null : manifest.Find(caller.Path.Child(call.Name).ManifestKey);
        call.Fetched = entry?.Fetched;
        string? directory = call.IsLocal ? SourcePath.Combine(caller.Directory, source)
            : entry is not null ? SourcePath.Combine(rootDirectory, entry.Directory)
            : null;

        string? problem = null;
        var severity = ToolRules.ModuleNotLoaded.DefaultSeverity;
        if (directory is null || files.GetKind(directory) != EvaluationFileKind.Directory)
        {
            // A source below .terraform is there once another call has been fetched.
            bool isFetched = directory?.Split('/').Contains(".terraform") == true;
            problem = call.IsLocal && !isFetched
                ? directory is null || files.GetKind(directory) == EvaluationFileKind.Outside ? $"'{source}' lies outside the repository"
                    : files.GetKind(directory) == EvaluationFileKind.Unreadable ? $"'{directory}' cannot be read; check its permissions"
                    : $"there is no directory '{directory}'"
                : $"'{source}' is not on disk; run 'terraform init' to have its resources located";
            if (call.IsLocal && !isFetched && directory is not null && files.GetKind(directory) != EvaluationFileKind.Outside) severity = Severity.Error;
        }
        else if (CallsItself(caller, directory))
        {
            problem = $"'{source}' is a directory that calls this one, so the calls never end";
            severity = Severity.Error;
        }
        if (problem is null) return directory;
        diagnostics.Add(new Diagnostic(ToolRules.ModuleNotLoaded, severity, $"{call.Reference} was not loaded: {problem}.", at));
        return null;
    }

    private static bool CallsItself(Module caller, string directory)
    {
        for (var module = caller; module is not null; module = module.Parent)
            if (module.Directory == directory) return true;
        return false;
    }

    private void LoadDirectories(IEnumerable<string> wanted, Dictionary<string, ModuleFiles> directories)
    {
        var names = new List<(string Directory, string Name)>();
        var found = new List<(string Directory, ModuleFiles Files)>();
        foreach (string directory in wanted.Distinct(StringComparer.Ordinal))
        {
            if (directories.ContainsKey(directory)) continue;
            var listing = files.FilesIn(directory);
            var (primary, overrides) = Select(listing.Paths);
            found.Add((directory, new ModuleFiles(new SyntaxTree[primary.Count + overrides.Count], overrides.Count) { IsWhole = listing.Unlisted.Count == 0 }));
            names.AddRange(primary.Concat(overrides).Select(n => (directory, n)));
            directories[directory] = found[^1].Files;
        }
        var trees = new SyntaxTree[names.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount };
        Parallel.For(0, names.Count, parallel, i => trees[i] = Parse(SourcePath.Combine(names[i].Directory, names[i].Name)!));
        int next = 0;
        foreach (var (_, module) in found)
            for (int i = 0; i < module.Trees.Length; i++) module.Trees[i] = trees[next++];
    }

    /// <summary>A file that was written where a link could not be is read as the file that it names.</summary>
    private SyntaxTree Parse(string path)
    {
        var content = files.Read(path);
        if (content.Bytes is not { } bytes || WrittenLink.TargetOf(files, path, bytes) is not { } target) return Parse(path, content);
        linked[target] = true;
        return Parse(target, files.Read(target));
    }

    /// <summary>A file that cannot be read is parsed as an empty one, and remembered.</summary>
    private SyntaxTree Parse(string path, FileContent content)
    {
        if (content.Bytes is null) unread[path] = content.Kind;
        else unread.TryRemove(path, out _);
        return HclParser.ParseFile(SourceText.From(content.Bytes ?? [], path));
    }

    /// <summary>What git-crypt leaves of a file for those without its key.</summary>
    private static bool IsEncrypted(SyntaxTree tree) => tree.HasErrors && tree.Source.Text.StartsWith("\0GITCRYPT\0", StringComparison.Ordinal);

    /// <summary>A file that could not be read was parsed as an empty one; it must not pass for a file with nothing to find.</summary>
    private void ReportUnread(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        string path = tree.Source.Path;
        if (!unread.TryGetValue(path, out var kind)) return;
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
            $"'{path}' {InputOpener.DescribePresent(kind, InputOpener.LargestText)}, so it is not part of the result.");
    }

    /// <summary>Rules ask what the dependency lock file fixes, and take one that is not there for an answer.</summary>
    private void ReportUnreadLockFile(string directory, DiagnosticBag diagnostics)
    {
        string path = SourcePath.Combine(directory, ".terraform.lock.hcl")!;
        if (files.GetKind(path) == EvaluationFileKind.Missing || files.Read(path) is not { Bytes: null, Kind: var kind }) return;
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
            $"The dependency lock file '{path}' {InputOpener.Describe(kind, InputOpener.LargestText)}.");
    }

    /// <summary>The configuration files of a directory in Terraform's order, override files apart; a <c>.tofu</c> shadows its <c>.tf</c>.</summary>
    private static (List<string> Primary, List<string> Overrides) Select(IReadOnlyList<string> names)
    {
        var present = names.ToHashSet(StringComparer.Ordinal);
        var (primary, overrides) = (new List<string>(), new List<string>());
        foreach (string name in names)
        {
            if (ConfigurationFileName.Extension(name) is not { } extension) continue;
            string stem = name[..^extension.Length];
            if (extension == ".tf" && present.Contains(stem + ".tofu") || extension == ".tf.json" && present.Contains(stem + ".tofu.json")) continue;
            (stem == "override" || stem.EndsWith("_override", StringComparison.Ordinal) ? overrides : primary).Add(name);
        }
        return (primary, overrides);
    }

    private List<VariableAssignment> ReadAssignments(Module root, string directory, DiagnosticBag diagnostics)
    {
        var assignments = new List<VariableAssignment>();
        var (names, unlisted) = files.FilesIn(directory);
        if (unlisted.Count > 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(directory.Length == 0 ? "." : directory),
                "The files of variable values in the folder cannot all be listed; check its permissions.");
        foreach (var (name, text) in options.Environment?.Variables ?? ImmutableSortedDictionary<string, string>.Empty)
            if (root.Variables[name] is not null) assignments.Add(new VariableAssignment(name, null, text, SourceLocation.InFile("TF_VAR_" + name)));
        var automatic = names.Where(n => n is "terraform.tfvars").Concat(names.Where(n => n is "terraform.tfvars.json"))
            .Concat(names.Where(n => n.EndsWith(".auto.tfvars", StringComparison.Ordinal) || n.EndsWith(".auto.tfvars.json", StringComparison.Ordinal)));
        foreach (string name in automatic)
        {
            string path = SourcePath.Combine(directory, name)!;
            if (name is "terraform.tfvars" or "terraform.tfvars.json" && files.GetKind(path) == EvaluationFileKind.Missing)
                diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning,
                    $"'{path}' is a link to a file that does not exist, so Terraform takes no values from it.", SourceLocation.InFile(path)));
            else ReadVariableFile(path, assignments, diagnostics);
        }
        foreach (var option in (options.Environment?.Arguments ?? []).Concat(options.Variables))
        {
            if (option.IsFile) ReadVariableFile(option.Text, assignments, diagnostics);
            else ReadVariableOption(option.Text, assignments, diagnostics);
        }
        return assignments;
    }

    /// <summary>
    /// Values that no variable takes, and variables that get none. Where no value is given at all the module is looked at on its own,
    /// and nothing is missing.
    /// </summary>
    private static void CheckAssignments(Module root, List<VariableAssignment> assignments, DiagnosticBag diagnostics)
    {
        foreach (var assignment in assignments)
        {
            if (root.Variables[assignment.Name] is { } declared)
            {
                // As in Terraform, the text of a variable that is neither a string, a number nor a bool is an expression.
                if (assignment.Text is { } text && !VariableType.IsPlainText(declared) && HclParser.ParseExpression(SourceText.From(text, "-var")).HasErrors)
                    diagnostics.Report(ToolRules.InputNotUnderstood, assignment.Location,
                        $"The value given to {declared.Reference} is no valid expression; a string inside it needs quotes.");
                continue;
            }
            string hint = root.Variables.Nearest(assignment.Name) is { } near ? $"; did you mean '{near}'?" : "";
            // Terraform refuses -var for what is not declared, and only warns of a file's line.
            diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, assignment.Value is null ? Severity.Error : Severity.Warning,
                $"A value is given to var.{assignment.Name}, which the root module does not declare{hint}", assignment.Location));
        }
        if (assignments.Count == 0 || root.Settings.KeepsVariables) return;
        var given = assignments.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        if (root.Variables.Where(v => v.IsRequired && !given.Contains(v.Name)).ToArray() is not [var first, ..] open) return;
        string names = string.Join(", ", open.Take(MostNames).Select(v => v.Reference))
            + (open.Length > MostNames ? $" and {open.Length - MostNames} more" : "");
        diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Note, open.Length == 1
            ? $"{names} is given no value, so what depends on it is not known."
            : $"{names} are given no value, so what depends on them is not known.", first.Location)
        {
            Related = [.. open.Skip(1).Select(v => new RelatedLocation(v.Location, $"{v.Reference} is declared here"))],
        });
    }

    private void ReadVariableFile(string path, List<VariableAssignment> assignments, DiagnosticBag diagnostics)
    {
        string? inside = SourcePath.Combine("", path);
        var content = inside is null ? new FileContent(EvaluationFileKind.Outside, null) : files.Read(inside);
        if (inside is null || content.Bytes is not { } bytes)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
                $"The file of variable values '{path}' {InputOpener.Describe(content.Kind, InputOpener.LargestText)}.");
            return;
        }
        var tree = HclParser.ParseFile(SourceText.From(bytes, inside));
        if (IsEncrypted(tree))
        {
            diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning,
                $"'{inside}' is encrypted with git-crypt, so its values are not known; unlock the repository.", SourceLocation.InFile(inside)));
            return;
        }
        diagnostics.AddRange(tree.Diagnostics);
        foreach (var item in tree.Body.Items)
        {
            if (item is AttributeSyntax attribute)
                assignments.Add(new VariableAssignment(attribute.Name, attribute.Value, null, attribute.Location) { File = tree, Attribute = attribute });
            else if (item is BlockSyntax block)
                diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(tree.Source, block.HeaderSpan),
                    $"A file of variable values holds no blocks; write '{block.Type} = {{ … }}'.");
        }
    }

    private static void ReadVariableOption(string text, List<VariableAssignment> assignments, DiagnosticBag diagnostics)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        var location = SourceLocation.InFile("-var");
        if (equals <= 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, location, "A -var option is written name=value.");
        else
            assignments.Add(new VariableAssignment(text[..equals].Trim(), null, text[(equals + 1)..], location));
    }

    /// <summary>The parsed files of one directory, override files at the end; shared by all calls of it.</summary>
    private sealed record ModuleFiles(SyntaxTree[] Trees, int OverrideCount)
    {
        /// <summary>False when the directory could not be listed, or holds more files than are looked at.</summary>
        public bool IsWhole { get; init; } = true;

        public Module ToModule(ModulePath path, string directory, Module? parent, ModuleCallSymbol? call) =>
            new(path, directory, Trees, OverrideCount, parent, call);
    }
}
