using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0419: a module is fetched from a place that changes.</summary>
public sealed class ModuleUnpinned : Rule
{
    private static readonly string[] Branches = ["main", "master", "develop", "dev", "trunk", "HEAD"];

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0419", "module-unpinned", "Module source is not pinned",
        "{0} takes whatever {1} holds that day; {2}.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnBlock("module", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Block.Labels is not [var label] || context.Module.ModuleCalls[label.Value] is not { Source: { } source } call || call.IsLocal || call.Block != context.Block || context.Module.IsFetched()) return;
        var at = call.Body.GetAttribute("source")!.Location;
        if (IsGit(source))
        {
            string? reference = Ref(source);
            if (reference is null) context.Report(new Finding(call.Reference, source, "add ?ref= with a tag or commit") { At = at });
            else if (Branches.Contains(reference)) context.Report(new Finding(call.Reference, $"branch {reference}", "name a tag or commit") { At = at });
        }
        else if (IsRegistry(source) && call.Body.GetAttribute("version") is null) context.Report(new Finding(call.Reference, source, "add a version") { At = at });
    }

    private static bool IsGit(string source) =>
        source.StartsWith("git::", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal) || source.StartsWith("github.com/", StringComparison.Ordinal)
        || source.StartsWith("bitbucket.org/", StringComparison.Ordinal) || source.StartsWith("gitlab.com/", StringComparison.Ordinal) && source.Contains(".git", StringComparison.Ordinal);

    private static string? Ref(string source)
    {
        int query = source.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return null;
        foreach (string pair in source[(query + 1)..].Split('&'))
            if (pair.StartsWith("ref=", StringComparison.Ordinal) && pair.Length > 4) return pair[4..];
        return null;
    }

    /// <summary><c>namespace/name/provider</c>, with or without a host before it.</summary>
    private static bool IsRegistry(string source)
    {
        string path = source.Split("//", 2)[0];
        string[] parts = path.Split('/');
        return (parts.Length == 3 || parts.Length == 4 && parts[0].Contains('.', StringComparison.Ordinal)) && !path.Contains(':', StringComparison.Ordinal) && parts.All(p => p.Length > 0);
    }
}
