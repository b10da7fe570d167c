using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using PlanLint.Cli.Commands;
using PlanLint.Diagnostics;
using PlanLint.Editing;
using PlanLint.Loading;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>
/// What an editor asks of an options file, and of comments that name rules: keys come from the JSON Schema of the options, rules and their
/// options from what the rules declare.
/// </summary>
internal static partial class OptionsEditing
{
    private static readonly Lazy<JObject> Schema = new(() => JObject.Parse(SchemaCommand.Read("options")));

    /// <summary>True for an options file.</summary>
    public static bool IsOptions(OpenDocument document) => Path.GetFileName(document.Path) == OptionsFile.Name;

    /// <summary>What may follow in an options file.</summary>
    public static IEnumerable<Editing.Completion> Complete(IReadOnlyList<RuleDescriptor> rules, OpenDocument document, JToken? at)
    {
        var tree = HclParser.ParseFile(SourceText.From(document.Text, document.Path));
        int position = Protocol.Offset(tree.Source, at);
        string line = LineBefore(tree.Source, position);
        if (RuleLabel().IsMatch(line)) return Rules(rules);
        var block = BlockAround(tree, position);
        if (Text().Match(line) is { Success: true } text) return Words(block, text.Groups[1].Value);
        if (!Word().IsMatch(line)) return [];
        if (block is null) return Keys(Schema.Value["properties"], isTop: true);
        return Keys(Inside(block)).Concat(RuleOf(block, rules) is { } rule
            ? rule.Options.Select(o => new Editing.Completion(o.Name, CompletionKind.Argument, $"{o.Expected}; default {o.Default}")) : []);
    }

    /// <summary>Rules that a comment may silence; null where none is named.</summary>
    public static IEnumerable<Editing.Completion>? CompleteComment(IReadOnlyList<RuleDescriptor> rules, SourceText source, int position) =>
        Directive().IsMatch(LineBefore(source, position)) ? Rules(rules.Where(r => r.IsSuppressible)) : null;

    /// <summary>The page of a rule, or the meaning of a key, in Markdown; null when there is nothing to say.</summary>
    public static string? Hover(IReadOnlyList<RuleDescriptor> rules, OpenDocument document, JToken? at)
    {
        var tree = HclParser.ParseFile(SourceText.From(document.Text, document.Path));
        int position = Protocol.Offset(tree.Source, at);
        foreach (var block in tree.Body.Blocks)
        {
            if (block.HeaderSpan.Start <= position && position <= block.HeaderSpan.End)
                return RuleOf(block, rules) is { } rule ? Page(rule) : Described($"`{block.Type}`", Schema.Value["properties"]?[block.Type]);
            foreach (var attribute in block.Body.Attributes.Where(a => a.NameSpan.Start <= position && position <= a.NameSpan.End))
            {
                return RuleOf(block, rules)?.Options.FirstOrDefault(o => o.Name == attribute.Name) is { } option
                    ? $"`{option.Name}`: {option.Meaning}; {option.Expected}; default `{option.Default}`"
                    : Described($"`{attribute.Name}`", Inside(block)?[attribute.Name]);
            }
        }
        return tree.Body.Attributes.FirstOrDefault(a => a.NameSpan.Start <= position && position <= a.NameSpan.End) is { } top
            ? Described($"`{top.Name}`", Schema.Value["properties"]?[top.Name])
            : null;
    }

    private static IEnumerable<Editing.Completion> Rules(IEnumerable<RuleDescriptor> rules) =>
        rules.Where(r => r.Tool is null).Select(r => new Editing.Completion(r.Id, CompletionKind.Symbol, r.Title));

    private static RuleDescriptor? RuleOf(BlockSyntax block, IReadOnlyList<RuleDescriptor> rules) =>
        block is { Type: "rule", Labels.Count: 1 } ? rules.FirstOrDefault(r => r.Id == block.Labels[0].Value) : null;

    /// <summary>What the schema says of a block's keys: labels are objects between.</summary>
    private static JObject? Inside(BlockSyntax block) => Schema.Value["properties"]?[block.Type] is not JObject schema ? null
        : (schema["additionalProperties"] is JObject labelled ? labelled["properties"] : schema["properties"]) as JObject;

    private static IEnumerable<Editing.Completion> Keys(JToken? properties, bool isTop = false) => (properties as JObject)?.Properties().Select(p =>
        new Editing.Completion(p.Name, isTop && (string?)p.Value["type"] == "object" ? CompletionKind.Block : CompletionKind.Argument,
            (string?)p.Value["description"])) ?? [];

    private static IEnumerable<Editing.Completion> Words(BlockSyntax? block, string key) => block is not null && Inside(block)?[key]?["enum"] is JArray words
        ? words.Values<string>().OfType<string>().Select(w => new Editing.Completion(w, CompletionKind.Keyword))
        : [];

    private static string? Described(string name, JToken? schema) => (string?)schema?["description"] is { } text ? $"{name}: {text}" : null;

    private static string Page(RuleDescriptor rule)
    {
        string page = rule.HelpMarkdown.ReplaceLineEndings("\n");
        int end = page.IndexOf("\n## Example", StringComparison.Ordinal);
        return page.Length == 0 ? $"**{rule.Id}** {rule.Title}" : (end > 0 ? page[..end] : page).Trim();
    }

    private static BlockSyntax? BlockAround(SyntaxTree tree, int position) =>
        tree.Body.Blocks.LastOrDefault(b => b.OpenBrace.End <= position && (b.CloseBrace.IsEmpty || b.CloseBrace.Start >= position));

    private static string LineBefore(SourceText source, int position) => source.Text[source.GetLine(source.GetLineIndex(position)).Start..position];

    [GeneratedRegex(@"^\s*rule\s+""[\w/.*-]*$")]
    private static partial Regex RuleLabel();

    [GeneratedRegex(@"^\s*(\w+)\s*=\s*""\w*$")]
    private static partial Regex Text();

    [GeneratedRegex(@"^\s*\w*$")]
    private static partial Regex Word();

    [GeneratedRegex(@"planlint:disable(?:-file)?=(?:[\w/.*-]+,)*[\w/.*-]*$")]
    private static partial Regex Directive();
}
