using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Policies;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Rules that a run has beyond the built-in ones: policy files and rule assemblies that options and command line name.</summary>
internal static class AddedRules
{
    /// <summary>
    /// The rules given and the added ones, and the file of each added one by its id. What cannot be had, and ids that are taken, are
    /// reported; the rest runs.
    /// </summary>
    public static (RuleSet Rules, ImmutableDictionary<string, string> Origins) Of(
        RuleSet rules, PlanLintOptions options, LintRequest request, WorkspaceLoader loader, IFileSource files, DiagnosticBag diagnostics)
    {
        var taken = rules.Descriptors.Concat(ToolRules.All).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var added = new List<Rule>();
        var origins = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (rule, at, origin) in Policies(options, request, loader, files, diagnostics).Concat(OfAssemblies(options, request, loader, diagnostics)))
        {
            string? twice = rule.AdditionalDescriptors.Prepend(rule.Descriptor).Select(d => d.Id).FirstOrDefault(id => taken.Contains(id));
            if (twice is null)
            {
                added.Add(rule);
                origins[rule.Descriptor.Id] = origin;
                foreach (var descriptor in rule.AdditionalDescriptors.Prepend(rule.Descriptor)) taken.Add(descriptor.Id);
            }
            else diagnostics.Report(ToolRules.RuleNotLoaded, at, $"There is another rule with the id '{twice}'; give this one an id of its own.");
        }
        return (added.Count == 0 ? rules : rules.With(added), origins.ToImmutable());
    }

    private static IEnumerable<(Rule Rule, SourceLocation At, string Origin)> Policies(
        PlanLintOptions options, LintRequest request, WorkspaceLoader loader, IFileSource files, DiagnosticBag diagnostics)
    {
        var configured = options.Policies.SelectMany(p => PolicyFiles.Of(p, p, files, diagnostics))
            .Select(p => (File: loader.FromRepository(p), Page: loader.FromRepository(PageOf(p)), IsUntrusted: request.WithoutRepositoryPlugins));
        var given = request.Policies.SelectMany(p => PolicyFiles.Given(p, request.WorkingDirectory, diagnostics))
            .Select(p => (File: loader.FromUser(p), Page: loader.FromUser(PageOf(p)), IsUntrusted: false));
        foreach (var (file, page, isUntrusted) in given.Concat(configured).DistinctBy(f => f.File.FullPath))
        {
            if (loader.ReadText(file, "policy") is not { } text) continue;
            // One page for a file; the rules of a file share it.
            string Page(string id) => loader.FindText(page)?.Text ?? "";
            foreach (var rule in PolicyReader.Read(text, diagnostics, Page))
            {
                rule.IsUntrusted = isUntrusted;
                yield return (rule, rule.Location, file.ReportPath);
            }
        }
    }

    private static string PageOf(string policy) => policy[..^PolicyFiles.Suffix.Length] + ".md";

    private static IEnumerable<(Rule Rule, SourceLocation At, string Origin)> OfAssemblies(
        PlanLintOptions options, LintRequest request, WorkspaceLoader loader, DiagnosticBag diagnostics)
    {
        if (request.WithoutRepositoryPlugins)
        {
            foreach (var (path, at) in options.Plugins)
                diagnostics.Add(new Diagnostic(ToolRules.RuleNotLoaded, Severity.Note,
                    $"The rules of '{path}' were not loaded: --no-plugins leaves out assemblies that the repository itself names.", at));
        }
        var named = (request.WithoutRepositoryPlugins ? [] : options.Plugins).Select(p => (File: loader.FromRepository(p.Path), p.At))
            .Concat(request.Plugins.Select(p => (File: loader.FromUser(p), At: SourceLocation.InFile("(command line)"))))
            .DistinctBy(n => n.File.FullPath)
            .ToArray();
        if (named.Length > 0 && request.BeforePlugins?.Invoke() is { } refusal)
        {
            diagnostics.Report(ToolRules.RuleNotLoaded, named[0].At, $"The rules of '{named[0].File.ReportPath}' were not loaded: {refusal}.");
            yield break;
        }
        foreach (var (file, at) in named)
        {
            if (loader.WhyNotOpened(file) is { } unusable)
            {
                diagnostics.Report(ToolRules.RuleNotLoaded, at, $"The rules of '{file.ReportPath}' were not loaded: the file {unusable}.");
                continue;
            }
            var assembly = RuleAssembly.Load(file.FullPath);
            if (assembly.Problem is { } problem)
                diagnostics.Report(ToolRules.RuleNotLoaded, at, $"The rules of '{file.ReportPath}' were not loaded: {problem}.");
            foreach (var rule in assembly.Rules) yield return (rule, at, file.ReportPath);
        }
    }
}
