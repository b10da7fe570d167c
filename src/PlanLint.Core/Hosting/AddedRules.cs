using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Policies;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Rules that a run has beyond the built-in ones: policy files and rule assemblies that options and command line name.</summary>
internal static class AddedRules
{
    private const string PolicySuffix = ".rule.hcl";
    private const int MostPolicyFiles = 1_000;

    /// <summary>The rules given and the added ones. What cannot be had, and ids that are taken, are reported; the rest runs.</summary>
    public static RuleSet Of(RuleSet rules, PlanLintOptions options, LintRequest request, WorkspaceLoader loader, IFileSource files, DiagnosticBag diagnostics)
    {
        var taken = rules.Descriptors.Concat(ToolRules.All).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var added = new List<Rule>();
        foreach (var (rule, at) in Policies(options, loader, files, diagnostics).Concat(OfAssemblies(options, request, loader, diagnostics)))
        {
            string? twice = rule.AdditionalDescriptors.Prepend(rule.Descriptor).Select(d => d.Id).FirstOrDefault(id => taken.Contains(id));
            if (twice is null)
            {
                added.Add(rule);
                foreach (var descriptor in rule.AdditionalDescriptors.Prepend(rule.Descriptor)) taken.Add(descriptor.Id);
            }
            else diagnostics.Report(ToolRules.RuleNotLoaded, at, $"There is another rule with the id '{twice}'; give this one an id of its own.");
        }
        return added.Count == 0 ? rules : rules.With(added);
    }

    private static IEnumerable<(Rule Rule, SourceLocation At)> Policies(PlanLintOptions options, WorkspaceLoader loader, IFileSource files, DiagnosticBag diagnostics)
    {
        foreach (string path in options.Policies.SelectMany(p => Expand(p, files, diagnostics)).Distinct(StringComparer.Ordinal))
        {
            if (loader.ReadText(loader.FromRepository(path), "policy") is not { } text) continue;
            string page = path[..^PolicySuffix.Length] + ".md";
            // One page for a file; the rules of a file share it.
            string Page(string id) => files.Read(page) is { } bytes ? SourceText.From(bytes, page).Text : "";
            foreach (var rule in PolicyReader.Read(text, diagnostics, Page)) yield return (rule, rule.Location);
        }
    }

    private static IEnumerable<string> Expand(string path, IFileSource files, DiagnosticBag diagnostics)
    {
        if (files.GetKind(path) != Evaluation.EvaluationFileKind.Directory)
        {
            if (path.EndsWith(PolicySuffix, StringComparison.Ordinal)) return [path];
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), $"'{path}' is not a folder of policies; a policy's file is named *{PolicySuffix}.");
            return [];
        }
        string[] found = [.. files.FilesBelow(path, MostPolicyFiles * 10).Where(f => f.EndsWith(PolicySuffix, StringComparison.Ordinal)).Take(MostPolicyFiles).Select(f => path.Length == 0 ? f : $"{path.TrimEnd('/')}/{f}")];
        if (found.Length == 0) diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), $"The folder '{path}' holds no file named *{PolicySuffix}.");
        return found;
    }

    private static IEnumerable<(Rule Rule, SourceLocation At)> OfAssemblies(PlanLintOptions options, LintRequest request, WorkspaceLoader loader, DiagnosticBag diagnostics)
    {
        if (request.WithoutRepositoryPlugins)
        {
            foreach (var (path, at) in options.Plugins)
                diagnostics.Add(new Diagnostic(ToolRules.RuleNotLoaded, Severity.Note, $"The rules of '{path}' were not loaded: --no-plugins leaves out assemblies that the repository itself names.", at));
        }
        var named = (request.WithoutRepositoryPlugins ? [] : options.Plugins).Select(p => (File: loader.FromRepository(p.Path), p.At))
            .Concat(request.Plugins.Select(p => (File: loader.FromUser(p), At: SourceLocation.InFile("(command line)"))));
        foreach (var (file, at) in named.DistinctBy(n => n.File.FullPath))
        {
            var assembly = RuleAssembly.Load(file.FullPath);
            if (assembly.Problem is { } problem) diagnostics.Report(ToolRules.RuleNotLoaded, at, $"The rules of '{file.ReportPath}' were not loaded: {problem}.");
            foreach (var rule in assembly.Rules) yield return (rule, at);
        }
    }
}
