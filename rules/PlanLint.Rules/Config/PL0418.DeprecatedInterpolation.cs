using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0418: syntax of Terraform 0.11 that today has a plainer form.</summary>
public sealed class DeprecatedInterpolation : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0418", "deprecated-interpolation", "Syntax is outdated",
        "{0} is outdated syntax; write {1}.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context)
    {
        context.OnSyntax<TemplateWrapSyntax>(c => Check(c, Plainer(c.Node)));
        context.OnSyntax<FunctionCallSyntax>(c => Check(c, Plainer(c.Node)));
        context.OnSyntax<ScopeTraversalSyntax>(c => Check(c, LegacyIndex(c.Node, c.Node.Steps)));
        context.OnSyntax<RelativeTraversalSyntax>(c => Check(c, LegacyIndex(c.Node, c.Node.Steps)));
    }

    private static void Check<TNode>(NodeContext<TNode> context, (TextSpan Span, string Text)? plainer) where TNode : SyntaxNode
    {
        if (plainer is not var (span, text) || context.Module is not { } module || module.IsFetched()) return;
        // The plain forms came with Terraform 0.12.
        if (context.Compilation.Modules!.IsForTerraform011) return;
        var tree = context.Node.Tree;
        // In JSON syntax a template is the only way to write an expression.
        if (tree.IsJson && context.Node is TemplateWrapSyntax) return;
        context.Report(new Finding(Short(BlockEdits.NativeText(tree.Source, span)), Short(text))
        {
            At = SourceLocation.At(tree.Source, span),
            Fixes = [new CodeFix("Write the plain form", FixSafety.Safe, [BlockEdits.ReplacePart(tree.Source, span, text)])],
        });
    }

    private static (TextSpan Span, string Text)? Plainer(TemplateWrapSyntax wrap) =>
        wrap.Tree.Source.Text[wrap.Span.Start] == '"' && !IsInRequiredVersions(wrap) ? (wrap.Span, Unwrapped(wrap)) : null;

    private static (TextSpan Span, string Text)? Plainer(FunctionCallSyntax call) =>
        call is { Name: "lookup", Arguments: [var map, var key], ExpandsFinal: false }
            ? (call.Span, $"{Indexable(map)}[{BlockEdits.NativeText(key.Tree.Source, key.Span)}]")
            : null;

    /// <summary>A key that is an expression stands in parentheses; an expression on several lines or with operators keeps its bounds by them.</summary>
    private static string Unwrapped(TemplateWrapSyntax wrap)
    {
        string inner = wrap.Wrapped.ToString();
        bool needsParentheses = wrap.Parent is ObjectKeySyntax
            || inner.Contains('\n', StringComparison.Ordinal) && wrap.Wrapped is not (FunctionCallSyntax or TupleSyntax or ObjectSyntax)
            || wrap.Wrapped is BinarySyntax or ConditionalSyntax or UnarySyntax
            && wrap.Parent is BinarySyntax or ConditionalSyntax or UnarySyntax or IndexSyntax or SplatSyntax or RelativeTraversalSyntax;
        return needsParentheses ? $"({inner})" : inner;
    }

    private static string Indexable(ExpressionSyntax map)
    {
        string text = BlockEdits.NativeText(map.Tree.Source, map.Span);
        return map is ScopeTraversalSyntax or FunctionCallSyntax or ParensSyntax or IndexSyntax or RelativeTraversalSyntax ? text : $"({text})";
    }

    private static (TextSpan Span, string Text)? LegacyIndex(SyntaxNode traversal, IReadOnlyList<TraversalStep> steps)
    {
        foreach (var step in steps)
            if (step is { IsIndex: true, KeyKind: LiteralKind.Number, Key: { } key } && traversal.Tree.Source.Text[step.Span.Start] == '.')
                return (step.Span, $"[{key}]");
        return null;
    }

    private static bool IsInRequiredVersions(SyntaxNode node) => node.AncestorsAndSelf().OfType<BlockSyntax>().LastOrDefault() is { Type: "terraform" };

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "…";
    }
}
