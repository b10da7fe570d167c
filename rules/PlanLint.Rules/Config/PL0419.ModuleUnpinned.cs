using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0419: a module is fetched from a place that changes.</summary>
public sealed class ModuleUnpinned : Rule
{
    private static readonly string[] Branches = ["main", "master", "develop", "dev", "trunk", "HEAD"];

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0419", "module-unpinned", "Module source is not pinned",
        "{0} is not pinned: it uses whatever {1} points to at init time; {2}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnBlock("module", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Block.Labels is not [var label] || context.Module.ModuleCalls[label.Value] is not { Source: { } source } call || call.IsLocal
            || call.Block != context.Block || context.Module.IsFetched()) return;
        var written = call.Body.GetAttribute("source")!;
        if (IsGit(source))
        {
            string? reference = Ref(source);
            if (reference is null) Report(source, "add ?ref= with a tag or commit", PinCommit);
            else if (Branches.Contains(reference)) Report($"branch {reference}", "name a tag or commit", PinCommit);
        }
        else if (IsArtifact(source)) Report(source, "add ?tag= or ?digest=", PinCommit);
        else if (IsRegistry(source) && call.Body.GetAttribute("version") is null) Report(source, "add a version", PinVersion);

        void Report(string changes, string remedy, Func<BlockSyntax, AttributeSyntax, string, FetchedModule, CodeFix?> pin) =>
            context.Report(new Finding(call.Reference, changes, remedy)
            {
                At = written.Location,
                Fixes = call.Body.Declarations.Count == 1 && written.Value is TemplateSyntax { LiteralValue: not null } && call.Fetched is { } fetched
                    && pin(call.Block, written, source, fetched) is { } fix ? [fix] : [],
            });
    }

    /// <summary>The version that was fetched, when the manifest says it is of this source.</summary>
    private static CodeFix? PinVersion(BlockSyntax block, AttributeSyntax written, string source, FetchedModule fetched)
    {
        if (fetched.Version is not { Length: > 0 } version
            || !fetched.Source.Equals(source, StringComparison.Ordinal) && !fetched.Source.EndsWith("/" + source, StringComparison.Ordinal)) return null;
        var text = block.Tree.Source;
        string argument = $"version = {SyntaxFactory.Quote(version)}";
        int lineEnd = text.GetLine(text.GetLineIndex(written.Span.End)).End;
        if (lineEnd > block.CloseBrace.Start && !text.IsJson) return null;
        var edit = text.IsJson ? BlockEdits.Append(block, argument) : BlockEdits.Formatted(block, TextEdit.Insert(text, lineEnd, "\n" + argument));
        return edit is not null
            ? new CodeFix($"Take the version that is fetched now, {version}", FixSafety.Safe, [edit])
            : null;
    }

    /// <summary>The commit that was fetched. A shallow clone takes names alone, so it is left as it is.</summary>
    private static CodeFix? PinCommit(BlockSyntax block, AttributeSyntax written, string source, FetchedModule fetched)
    {
        if (fetched.Source != source || fetched.Commit is not { } commit || source.Contains("depth=", StringComparison.Ordinal)) return null;
        string pinned = Ref(source) is { } branch ? source.Replace($"ref={branch}", $"ref={commit}", StringComparison.Ordinal)
            : source.Contains('?', StringComparison.Ordinal) ? $"{source}&ref={commit}"
            : $"{source}?ref={commit}";
        return BlockEdits.Formatted(block, BlockEdits.ReplaceByString(written.Value, pinned)) is { } edit
            ? new CodeFix($"Take the commit that is fetched now, {commit[..8]}", FixSafety.Safe, [edit])
            : null;
    }

    /// <summary>A package in an OCI registry without a tag, which means <c>latest</c>.</summary>
    private static bool IsArtifact(string source) =>
        source.StartsWith("oci://", StringComparison.Ordinal) && !source.Contains("?tag=", StringComparison.Ordinal)
        && !source.Contains("?digest=", StringComparison.Ordinal)
        && !source.Contains("&tag=", StringComparison.Ordinal) && !source.Contains("&digest=", StringComparison.Ordinal);

    private static bool IsGit(string source) =>
        source.StartsWith("git::", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal)
        || source.StartsWith("github.com/", StringComparison.Ordinal)
        || source.StartsWith("bitbucket.org/", StringComparison.Ordinal)
        || source.StartsWith("gitlab.com/", StringComparison.Ordinal) && source.Contains(".git", StringComparison.Ordinal);

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
        return (parts.Length == 3 || parts.Length == 4 && parts[0].Contains('.', StringComparison.Ordinal)) && !path.Contains(':', StringComparison.Ordinal)
            && parts.All(p => p.Length > 0);
    }
}
