using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>
/// Makes one set of edits of the fixes of many findings. A fix is applied wholly or not at all; of two that touch the same text the
/// first wins; a generated block that the module already has is not written again, and no file that parses is made one that does not.
/// </summary>
public static class FixApplier
{
    private const string Changed = "has changed since it was analysed";

    /// <summary>Applies the preferred fix of each finding that the options allow. Suppressed findings are passed over.</summary>
    public static FixResult Apply(IEnumerable<Diagnostic> findings, IFileSource files, FixOptions options)
    {
        var candidates = new List<AppliedFix>();
        var left = new List<LeftFix>();
        foreach (var finding in findings)
        {
            if (finding.Suppression is not null || finding.Severity == Severity.None) continue;
            if (options.Rules.Count > 0 && !options.Rules.Contains(finding.Rule.Id)) continue;
            var usable = finding.Fixes.Where(f => f.Safety != FixSafety.DisplayOnly && !f.Edits.IsEmpty).ToArray();
            if (usable.FirstOrDefault(f => f.Safety == FixSafety.Safe || options.IncludeUnsafe) is { } fix) candidates.Add(new AppliedFix(finding, fix));
            else if (usable.FirstOrDefault() is { } unsafeFix)
                left.Add(new LeftFix(finding, unsafeFix, "it changes what Terraform will do; apply it with --unsafe"));
        }
        return Apply(candidates, left, files);
    }

    private static FixResult Apply(List<AppliedFix> candidates, List<LeftFix> left, IFileSource files)
    {
        var texts = new Dictionary<string, FileEdits>(StringComparer.Ordinal);
        var modules = new GeneratedBlocks(files);
        var applied = new List<AppliedFix>();
        var refused = new List<LeftFix>(left);
        foreach (var candidate in candidates)
        {
            switch (TryApply(candidate.Fix, candidate.Finding.Rule.Id, files, modules, texts))
            {
                case { Reason: { } reason }:
                    refused.Add(
                    new LeftFix(candidate.Finding, candidate.Fix, reason) { HasChanged = reason.EndsWith(Changed, StringComparison.Ordinal) }); break;
                case { Changed: true }: applied.Add(candidate); break;
            }
        }
        FixedFile[] changed = [.. texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.ToFile()).OfType<FixedFile>()];
        if (changed.FirstOrDefault(Breaks) is { } broken)
        {
            var guilty = applied.Where(a => a.Fix.Edits.Any(e => e.Path == broken.Path)).ToArray();
            left.AddRange(guilty.Select(a => new LeftFix(a.Finding, a.Fix, $"{broken.Path} would no longer parse")));
            return Apply([.. candidates.Except(guilty)], left, files);
        }
        return new FixResult([.. changed], [.. applied], [.. refused]);
    }

    private static bool Breaks(FixedFile file) =>
        IsHcl(file.Path)
        && (file.OldText is not { } old || !HclParser.ParseFile(old).HasErrors)
        && HclParser.ParseFile(SourceText.From(file.NewText, file.Path)).HasErrors;

    private static bool IsHcl(string path) => ConfigurationFileName.IsConfiguration(path.Split('/')[^1]) || path.EndsWith(".tfvars", StringComparison.Ordinal)
        || path.EndsWith(".hcl", StringComparison.Ordinal);

    /// <summary>Why the fix is not in, and then nothing of it is; else whether it changes anything.</summary>
    private static (string? Reason, bool Changed) TryApply(
        CodeFix fix, string ruleId, IFileSource files, GeneratedBlocks modules, Dictionary<string, FileEdits> texts)
    {
        foreach (var edit in fix.Edits)
        {
            if (files.GetKind(edit.Path) is Evaluation.EvaluationFileKind.Outside or Evaluation.EvaluationFileKind.Directory)
                return ($"{edit.Path} is no file of the repository", false);
            if (!texts.TryGetValue(edit.Path, out var file)) texts.Add(edit.Path, file = new FileEdits(edit.Path, files, modules));
            if (file.Text is { InvalidUnitOffsets.IsEmpty: false }) return ($"{edit.Path} is not valid UTF-8", false);
            if (edit.Source is { } source && !file.Is(source)) return ($"{edit.Path} {Changed}", false);
            if (edit.Source is not null && file.Conflict(edit) is { } other)
                return ($"it touches the same text as the fix of {other}; run the command again", false);
        }
        bool changed = false;
        foreach (var edit in fix.Edits) changed |= texts[edit.Path].Add(edit, ruleId);
        return (null, changed);
    }

    /// <summary>An edit of a file, in the order of places; the rule does not tell two apart.</summary>
    private sealed record FileEdit(TextSpan Span, string NewText, string RuleId) : IComparable<FileEdit>
    {
        public static FileEdit First { get; } = new(default, "", "");

        public int CompareTo(FileEdit? other) =>
            Span.CompareTo(other!.Span) is var order and not 0 ? order : string.CompareOrdinal(NewText, other.NewText);
    }

    /// <summary>The edits of one file so far.</summary>
    private sealed class FileEdits
    {
        private readonly string path;
        private readonly SortedSet<FileEdit> edits = [];
        private SourceText? same;
        private readonly List<string> appended = [];
        private readonly GeneratedBlocks modules;

        public FileEdits(string path, IFileSource files, GeneratedBlocks modules)
        {
            this.path = path;
            this.modules = modules;
            Text = GeneratedBlocks.Read(path, files);
        }

        public SourceText? Text { get; }

        /// <summary>True when the file still is the text that was analysed. Compared once, however many edits there are.</summary>
        public bool Is(SourceText source)
        {
            if (!ReferenceEquals(source, same) && Text?.Text == source.Text) same = source;
            return ReferenceEquals(source, same);
        }

        /// <summary>The rule whose edit is in the way; null when there is none. An edit that is there already is in nobody's way.</summary>
        public string? Conflict(TextEdit edit)
        {
            // None of them touches another, so their ends are in order as well.
            foreach (var (span, newText, ruleId) in edits.GetViewBetween(
                FileEdit.First, new FileEdit(new TextSpan(edit.Span.End, int.MaxValue - edit.Span.End), "", "")).Reverse())
            {
                if (span.End < edit.Span.Start) break;
                if (span == edit.Span && newText == edit.NewText) continue;
                if (span.Overlaps(edit.Span) || IsInside(span, edit.Span) || IsInside(edit.Span, span)
                    || (span.Start == edit.Span.Start && (span.IsEmpty || edit.Span.IsEmpty))) return ruleId;
            }
            return null;
        }

        /// <summary>An insertion between the ends of a replacement: it would land in text that is gone.</summary>
        private static bool IsInside(TextSpan replaced, TextSpan inserted) =>
            inserted.IsEmpty && inserted.Start > replaced.Start && inserted.Start < replaced.End;

        /// <summary>True when the edit was not there yet.</summary>
        public bool Add(TextEdit edit, string ruleId)
        {
            if (edit.Source is null) return Append(edit.NewText);
            return edits.Add(new FileEdit(edit.Span, edit.NewText, ruleId));
        }

        public FixedFile? ToFile()
        {
            var all = edits.Select(e => (e.Span, NewText: Lines(e.NewText))).ToList();
            if (appended.Count > 0)
            {
                string old = Text?.Text ?? "";
                string gap = old.Length == 0 ? "" : old.EndsWith('\n') ? "\n" : "\n\n";
                all.Add((new TextSpan(old.Length, 0), Lines(gap + string.Join("\n", appended.Select(a => a.Trim('\n') + "\n")))));
            }
            return all.Count == 0 ? null : new FixedFile(path, Text, [.. all]);
        }

        private bool Append(string text)
        {
            var keys = GeneratedBlocks.KeysOf(HclParser.ParseFile(SourceText.From(text, path)));
            if (keys.Count > 0 ? !modules.Add(path, keys) : appended.Contains(text)) return false;
            appended.Add(text);
            return true;
        }

        /// <summary>The text with the line ends of the file.</summary>
        private string Lines(string text) => Text?.NewLine == "\r\n" ? text.ReplaceLineEndings("\r\n") : text;
    }
}
