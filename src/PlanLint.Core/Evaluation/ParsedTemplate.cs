using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Evaluation;

/// <summary>The text of a template, parsed: what to render, or why it cannot be.</summary>
internal sealed class ParsedTemplate
{
    private ParsedTemplate(SourceText source, ExpressionSyntax? root, string? problem, ImmutableArray<ScopeTraversalSyntax> references) =>
        (Source, Root, Problem, References) = (source, root, problem, references);

    public SourceText Source { get; }

    /// <summary>What to evaluate; null when the text is no template.</summary>
    public ExpressionSyntax? Root { get; }

    /// <summary>What is wrong with the text, when it is no template.</summary>
    public string? Problem { get; }

    /// <summary>The variables that it uses, in source order.</summary>
    public ImmutableArray<ScopeTraversalSyntax> References { get; }

    public static ParsedTemplate Parse(string text, string name)
    {
        // A byte order mark is no part of a template.
        var source = SourceText.From(text.TrimStart('\uFEFF'), name);
        var tree = HclParser.ParseTemplate(source);
        return tree is { HasErrors: false, Root: ExpressionSyntax root }
            ? new ParsedTemplate(source, root, null, [.. ReferenceWalk.FreeReferences(root)])
            : new ParsedTemplate(source, null, string.Join("; ", tree.Diagnostics.Select(d => $"{d.Location}: {d.Message}")), []);
    }
}
