using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>How an object that a plan replaces is kept: what the difference is worth, and the edits that take it back.</summary>
internal static class WaysOut
{
    private const int MostRemarks = 3;

    /// <summary>
    /// What forces the replacement, value by value; what each difference is worth; whether anybody edited anything; and what keeps the object.
    /// </summary>
    public static IEnumerable<DiagnosticNote> Notes(Compilation compilation, Plan plan, ResourceChange change, bool withValues)
    {
        if (!change.Replaces || change.Forgets) yield break;
        var causes = plan.ReplaceCausesOf(change);
        if (withValues)
            foreach (var cause in causes.Take(MostRemarks))
                yield return new DiagnosticNote("change", MessageText.Of($"{cause.Path} {Quote.Of(cause.Before)} → {Quote.Of(cause.After)}"));
        if (DeferredReads.Behind(compilation, plan, change) is { } deferred)
        {
            yield return deferred.Help;
            yield break;
        }
        foreach (var cause in causes.Take(MostRemarks))
            if (Remark(compilation, change, cause) is { } remark) yield return new DiagnosticNote("note", remark);
        if (Unedited(compilation, change) is { } unedited) yield return new DiagnosticNote("note", $"nobody need have edited anything: {unedited}");
        if (ChartOf(compilation, change) is not null)
            yield return new DiagnosticNote("note", "a replacement uninstalls the release: everything that it made goes, its claims and secrets among it, "
                + "but for what is annotated with helm.sh/resource-policy: keep");
        if (CountShift.Moves(compilation, change))
            yield return new DiagnosticNote("help", "the object is kept under the number that its element has now: use for_each, and a moved block for each "
                + "instance that stays");
        else if (change.ActionReason is "replace_because_cannot_update" or null && !causes.IsEmpty)
            yield return new DiagnosticNote("help", $"to keep the object, leave {PlanWords.ReplacePaths(change)} as the state has it, or name it in "
                + "ignore_changes");
    }

    /// <summary>Writes back what the state has, where that is known and the configuration says it literally; then to ignore the difference.</summary>
    public static ImmutableArray<CodeFix> Fixes(Compilation compilation, Plan plan, ResourceChange change)
    {
        if (!change.Replaces || change.Forgets || change.ReplacePaths.IsEmpty || compilation.Declaration(change.Address) is not { } resource
            || CountShift.Moves(compilation, change) || DeferredReads.Behind(compilation, plan, change) is not null) return [];
        string[] paths = [.. change.ReplacePaths.Select(p => p.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var ignored = Ignore(resource, $"Ignore changes of {string.Join(", ", paths)}, so that the object stays", paths);
        return WriteBack(plan, change, resource) is { } written ? [written, .. ignored] : ignored;
    }

    /// <summary>The other places of the story: the <c>depends_on</c> behind it, and what is replaced after it.</summary>
    public static IEnumerable<RelatedLocation> Places(Compilation compilation, Plan plan, ResourceChange change, IReadOnlyCollection<ResourceChange> following)
    {
        if (change.Replaces && DeferredReads.Behind(compilation, plan, change) is { } deferred) yield return deferred.Place;
        foreach (var place in PlanWords.Places(compilation, following)) yield return place;
    }

    /// <summary>Leaves arguments to whoever sets them; none where there is no block, or it ignores them already.</summary>
    /// <param name="resource">The block; null where there is none.</param>
    /// <param name="title">What the fix does.</param>
    /// <param name="paths">The arguments, as <c>ignore_changes</c> names them.</param>
    public static ImmutableArray<CodeFix> Ignore(ResourceSymbol? resource, string title, params string[] paths) =>
        resource is not null && paths.Length > 0 && BlockEdits.IgnoreChanges(resource.Block, paths) is { } edit
            ? [new CodeFix(title, FixSafety.Unsafe, [edit])] : [];

    /// <summary>The chart that a release installs; null for what is no release.</summary>
    public static string? ChartOf(Compilation compilation, ResourceChange change) => compilation.Knowledge.Find(change.Address.Type)?.Chart(change.Before);

    private static CodeFix? WriteBack(Plan plan, ResourceChange change, ResourceSymbol resource)
    {
        // What one instance of several had is not what the block says.
        if (change.Address.Key is not null || change.Address.Module.Steps.Any(s => s.Key is not null)) return null;
        var edits = new List<TextEdit>();
        bool isCosmetic = true;
        foreach (var cause in plan.ReplaceCausesOf(change))
        {
            if (cause.Path.Steps is not [{ Name: { } name }] || Literal(cause.Before) is not { } text || IsAddedByServer(cause)) return null;
            isCosmetic &= cause.IsCosmetic;
            if (resource.Body.GetAttribute(name) is not { } attribute)
            {
                if (BlockEdits.Append(resource.Block, $"{name} = {text}") is not { } added) return null;
                edits.Add(added);
            }
            else if (attribute.Value is LiteralSyntax or TemplateSyntax { LiteralValue: not null, IsHeredoc: false })
                edits.Add(cause.Before!.StringOrNull is { } plain && cause.Before.Kind == TypeKind.String ? BlockEdits.ReplaceByString(attribute.Value, plain)
                    : TextEdit.Replace(attribute.Tree.Source, attribute.Value.Span, text));
            else return null;
        }
        // Another spelling may be what its author wants.
        return edits.Count == 0 ? null
            : new CodeFix($"Write {PlanWords.ReplacePaths(change)} as the state has it, so that the object stays",
                isCosmetic ? FixSafety.Safe : FixSafety.Unsafe, [.. edits]);
    }

    /// <summary>A value as HCL writes it; null for what is not known, sensitive, or no string, number or bool.</summary>
    private static string? Literal(Value? value) => value switch
    {
        null or { IsKnown: false } or { IsNull: true } or { ContainsSensitive: true } => null,
        { Kind: TypeKind.String, StringOrNull: { Length: < 512 } text } => SyntaxFactory.Quote(text),
        { Kind: TypeKind.Number or TypeKind.Bool } => value.ToString(),
        _ => null,
    };

    private static MessageText? Remark(Compilation compilation, ResourceChange change, ReplaceCause cause)
    {
        if (Spelling(cause) is { } spelling) return spelling;
        bool isGone = cause.After is null or { IsNull: true } && cause.Before is { IsNull: false } && cause.Path.Steps is [{ Name: { } name }, ..]
            && compilation.Declaration(change.Address) is { } resource && resource.Body.GetAttribute(name) is null;
        bool isForCreation = compilation.Knowledge.IsReadAtCreation(change.Address.Type, cause.Path.ToString());
        return (isGone, isForCreation) switch
        {
            (true, true) => MessageText.Of($"{cause.Path} is not in the block any more, and it matters only when the object is made"),
            (true, false) => MessageText.Of($"{cause.Path} is not in the block any more"),
            (false, true) => MessageText.Of($"{cause.Path} matters only when the object is made"),
            _ => null,
        };
    }

    /// <summary>How two texts differ that mean the same; null when they mean something else, or are not to be shown.</summary>
    private static MessageText? Spelling(ReplaceCause cause)
    {
        if (cause.IsCosmetic) return MessageText.Of($"{cause.Path} differs in format only");
        if (cause.Before is not { IsKnown: true, ContainsSensitive: false, StringOrNull: { Length: > 0 } before }
            || cause.After is not { IsKnown: true, ContainsSensitive: false, StringOrNull: { Length: > 0 } after } || before == after) return null;
        if (string.Equals(before, after, StringComparison.OrdinalIgnoreCase))
        {
            var (old, made) = Differing(before, after);
            return MessageText.Of(
                $"{cause.Path} differs in letter case only, {Quote.Of(Value.String(old))} in the state and {Quote.Of(Value.String(made))} here");
        }
        if (Mark(before, after) is not { } mark) return null;
        string place = mark.IsLeading ? "leading" : "trailing", where = mark.IsInState ? "the state has" : "the configuration has";
        return MessageText.Of($"{cause.Path} differs by a {place} {Quote.Of(Value.String(mark.Text))} only, which {where}: who adds it adds it again");
    }

    /// <summary>True when the state has a name with a sign that the configuration does not write: written there, it would get another one.</summary>
    private static bool IsAddedByServer(ReplaceCause cause) => cause is { Before: { IsKnown: true, StringOrNull: { Length: > 0 } before } }
        && cause.After is { IsKnown: true, StringOrNull: { Length: > 0 } after } && Mark(before, after) is { IsInState: true };

    /// <summary>The sign by which alone two names differ; null when they differ by more, or not at all.</summary>
    private static (string Text, bool IsLeading, bool IsInState)? Mark(string before, string after)
    {
        bool isInState = before.Length > after.Length;
        var (longer, shorter) = isInState ? (before, after) : (after, before);
        int more = longer.Length - shorter.Length;
        if (more is 0 or > 12) return null;
        if (longer.EndsWith(shorter, StringComparison.Ordinal) && IsMark(longer[..more])) return (longer[..more], true, isInState);
        return longer.StartsWith(shorter, StringComparison.Ordinal) && IsMark(longer[^more..]) ? (longer[^more..], false, isInState) : null;
    }

    /// <summary>True for what servers put around a name: signs alone, since words make it another name.</summary>
    private static bool IsMark(string text) => !text.Any(char.IsLetterOrDigit);

    /// <summary>The first part of a path that differs: of a long id the rest says nothing.</summary>
    private static (string Before, string After) Differing(string before, string after)
    {
        int at = 0;
        while (before[at] == after[at]) at++;
        int start = before.LastIndexOf('/', at) + 1, end = before.IndexOf('/', at);
        if (end < 0) end = before.Length;
        return (before[start..end], after[start..end]);
    }

    /// <summary>What made the difference when no edit need have; a clause, null when an edit may have.</summary>
    private static string? Unedited(Compilation compilation, ResourceChange change)
    {
        if (compilation.Modules is null || compilation.Causes is not { } causes || change.DeposedKey is not null) return null;
        var cause = causes.Of(change).Cause;
        return cause.Kind is CauseKind.Impure or CauseKind.Lookup ? cause.Text
            : cause.Kind is CauseKind.Configured or CauseKind.Pending ? ChangeWithoutAnEdit.MovedOn(compilation, change) : null;
    }
}
