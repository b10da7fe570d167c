using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0211: an import is followed by an update of the object it imports.</summary>
public sealed class ImportDiverges : Rule
{
    /// <summary>Paths spelled out below a finding; more would hide it.</summary>
    private const int MostPaths = 12;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0211", "import-diverges", "Import changes the imported object",
        "{0} will be imported and then changed at {1}; the configuration differs from the live object.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        bool firstManifest = change.Address.Type == "kubernetes_manifest" && change.IsUpdate && change.Before["manifest"] is null or { IsNull: true }
            && change.Before["object"] is { IsNull: false };
        if (!change.IsUpdate || (change.Importing is null && !firstManifest) || ImportRealignment.IsAll(change, compilation.Knowledge)) return;

        // A tracking label that goes is PL0304's to report, with its own way out. A value known after apply may be the live one.
        ImmutableArray<AttributeChange> differences =
            [.. ImportRealignment.Differences(change, compilation.Knowledge)
                .Where(d => d.Kind != AttributeChangeKind.BecameUnknown && !IsStrippedKey(compilation, d))];
        if (differences.IsEmpty) return;
        string paths = string.Join(", ", differences.Select(d => d.Path.ToString()).Take(3));
        context.Report(new Finding(change.Address, differences.Length > 3 ? paths + " …" : paths)
        {
            Severity = compilation.IsProtected(change) ? Severity.Error : null,
            Path = differences.Length == 1 ? differences[0].Path : null,
            Notes = [.. differences.Take(MostPaths).Select(d => new DiagnosticNote(
                "change", MessageText.Of($"{d.Path}: {Quote.Of(d.Before, d.IsSensitive)} → {Quote.Of(d.After, d.IsSensitive)}")))],
            Fixes = CopyLiveValues(context, differences),
        });
    }

    private static bool IsStrippedKey(Compilation compilation, AttributeChange change) =>
        change.Kind == AttributeChangeKind.Removed && change.Path.Steps is [.., { Name: "labels" or "annotations" }, { Name: { } key }]
        && compilation.Knowledge.TrackingKeyOf(key, change.Before?.StringOrNull) is not null;

    /// <summary>Literals of an only instance can take the live value; anything computed is somebody's decision.</summary>
    private static ImmutableArray<CodeFix> CopyLiveValues(ChangeContext context, ImmutableArray<AttributeChange> differences)
    {
        if (context.Change.Address.Key is not null || context.Change.Address.Module.Steps.Length > 0) return [];
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        foreach (var difference in differences)
        {
            if (difference.IsSensitive || Literal(difference.Before) is not { } live) return [];
            var place = context.Compilation.Locate(context.Change, difference.Path).Location;
            if (place.Source is not { } source || LiteralAt(context, place) is not { } span) return [];
            edits.Add(TextEdit.Replace(source, span, live));
        }
        return [new CodeFix("Copy the live value into the configuration", FixSafety.Unsafe, edits.ToImmutable())];
    }

    private static TextSpan? LiteralAt(ChangeContext context, SourceLocation place)
    {
        var tree = context.Compilation.Indexed(c => new TreesByText(c)).Of(place.Source!);
        var node = tree?.FindNode(place.Span.Start).AncestorsAndSelf()
            .LastOrDefault(n => n is AttributeSyntax or ObjectItemSyntax && n.Span.Equals(place.Span));
        var value = node switch { AttributeSyntax attribute => attribute.Value, ObjectItemSyntax item => item.Value, _ => null };
        return value is LiteralSyntax or TemplateSyntax { LiteralValue: not null, IsHeredoc: false } ? value.Span : null;
    }

    private sealed class TreesByText(Compilation compilation)
    {
        private readonly Dictionary<SourceText, SyntaxTree> trees = (compilation.Modules?.Trees ?? []).DistinctBy(t => t.Source).ToDictionary(t => t.Source);

        public SyntaxTree? Of(SourceText text) => trees.GetValueOrDefault(text);
    }

    private static string? Literal(Value? value) => value switch
    {
        null or { IsNull: true } or { IsKnown: false } => null,
        { StringOrNull: { } text } => SyntaxFactory.Quote(text),
        { Kind: TypeKind.Number or TypeKind.Bool } => value.ToString(),
        _ => null,
    };
}
