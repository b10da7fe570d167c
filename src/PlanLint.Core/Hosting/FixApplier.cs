using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>
/// Makes one set of edits of the fixes of many findings. A fix is applied wholly or not at all; of two that touch the same text the
/// first wins; a generated block that a file already has is not written again.
/// </summary>
public static class FixApplier
{
    /// <summary>Applies the preferred fix of each finding that the options allow. Suppressed findings are passed over.</summary>
    public static FixResult Apply(IEnumerable<Diagnostic> findings, IFileSource files, FixOptions options)
    {
        var texts = new Dictionary<string, FileEdits>(StringComparer.Ordinal);
        var applied = ImmutableArray.CreateBuilder<AppliedFix>();
        var left = ImmutableArray.CreateBuilder<LeftFix>();
        foreach (var finding in findings)
        {
            if (finding.Suppression is not null || finding.Severity == Severity.None) continue;
            if (options.Rules.Count > 0 && !options.Rules.Contains(finding.Rule.Id)) continue;
            var usable = finding.Fixes.Where(f => f.Safety != FixSafety.DisplayOnly && !f.Edits.IsEmpty);
            if (usable.FirstOrDefault(f => f.Safety == FixSafety.Safe || options.IncludeUnsafe) is { } fix)
            {
                if (TryApply(fix, finding.Rule.Id, files, texts) is { } reason) left.Add(new LeftFix(finding, fix, reason));
                else applied.Add(new AppliedFix(finding, fix));
            }
            else if (usable.FirstOrDefault() is { } unsafeFix) left.Add(new LeftFix(finding, unsafeFix, "it changes what Terraform will do; apply it with --unsafe"));
        }
        return new FixResult(
            [.. texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.ToFile()).OfType<FixedFile>()],
            applied.ToImmutable(),
            left.ToImmutable());
    }

    /// <summary>Null when the fix is in; else why it is not, and then nothing of it is.</summary>
    private static string? TryApply(CodeFix fix, string ruleId, IFileSource files, Dictionary<string, FileEdits> texts)
    {
        foreach (var edit in fix.Edits)
        {
            if (!texts.TryGetValue(edit.Path, out var file)) texts.Add(edit.Path, file = FileEdits.Open(edit.Path, files));
            if (edit.Source is { } source && file.Text?.Text != source.Text) return $"{edit.Path} has changed since it was analysed";
            if (edit.Source is not null && file.Conflict(edit) is { } other) return $"it touches the same text as the fix of {other}; run the command again";
        }
        foreach (var edit in fix.Edits) texts[edit.Path].Add(edit, ruleId);
        return null;
    }

    /// <summary>The edits of one file so far.</summary>
    private sealed class FileEdits
    {
        private readonly string path;
        private readonly List<(TextSpan Span, string NewText, string RuleId)> edits = [];
        private readonly List<string> appended = [];
        private readonly HashSet<string> blocks;

        private FileEdits(string path, SourceText? text)
        {
            this.path = path;
            Text = text;
            blocks = [.. text is null ? [] : BlockKeys(HclParser.ParseFile(text))];
        }

        public SourceText? Text { get; }

        public static FileEdits Open(string path, IFileSource files) =>
            new(path, files.Read(path) is { } bytes ? SourceText.From(bytes, path) : null);

        /// <summary>The rule whose edit is in the way; null when there is none. An edit that is there already is in nobody's way.</summary>
        public string? Conflict(TextEdit edit)
        {
            foreach (var (span, newText, ruleId) in edits)
            {
                if (span == edit.Span && newText == edit.NewText) continue;
                if (span.Overlaps(edit.Span) || (span.Start == edit.Span.Start && (span.IsEmpty || edit.Span.IsEmpty))) return ruleId;
            }
            return null;
        }

        public void Add(TextEdit edit, string ruleId)
        {
            if (edit.Source is null)
            {
                var keys = BlockKeys(HclParser.ParseFile(SourceText.From(edit.NewText, path)));
                if (keys.Count > 0 ? keys.All(blocks.Contains) : appended.Contains(edit.NewText)) return;
                blocks.UnionWith(keys);
                appended.Add(edit.NewText);
            }
            else if (!edits.Exists(e => e.Span == edit.Span && e.NewText == edit.NewText)) edits.Add((edit.Span, edit.NewText, ruleId));
        }

        public FixedFile? ToFile()
        {
            var all = edits.OrderBy(e => e.Span).Select(e => (e.Span, e.NewText)).ToList();
            if (appended.Count > 0)
            {
                string old = Text?.Text ?? "";
                string gap = old.Length == 0 ? "" : old.EndsWith('\n') ? "\n" : "\n\n";
                all.Add((new TextSpan(old.Length, 0), gap + string.Join("\n", appended.Select(a => a.Trim('\n') + "\n"))));
            }
            return all.Count == 0 ? null : new FixedFile(path, Text, [.. all]);
        }

        /// <summary>What makes a generated block the same as another: its type, labels, and what it is about.</summary>
        private static List<string> BlockKeys(SyntaxTree tree) =>
            [.. tree.Body.Blocks.Select(b => string.Join(' ', [b.Type, .. b.Labels.Select(l => l.Value), About(b)]))];

        private static string About(BlockSyntax block) =>
            (block.Body.GetAttribute("to") ?? block.Body.GetAttribute("from"))?.Value.ToString() is { } target && block.Type is "import" or "moved" or "removed"
                ? (block.Type == "moved" ? block.Body.GetAttribute("from")?.Value.ToString() + " " : "") + target
                : "";
    }
}
