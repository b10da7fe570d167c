using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0418: syntax of Terraform 0.11 that today has a plainer form.</summary>
public sealed class DeprecatedInterpolation : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0418", "deprecated-interpolation", "Old syntax has a plainer form",
        "{0} is old syntax; write {1}.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        if (!module.IsFirstOfDirectory(context.Compilation.Modules!) || module.IsFetched()) return;
        foreach (var file in module.Files)
        {
            // In JSON syntax a template is the only way to write an expression.
            if (file.IsJson) continue;
            foreach (var node in file.Root.DescendantNodes())
                if (Plainer(node, file.Source) is var (span, text)) Report(context, file.Source, span, text);
        }
    }

    private static void Report(ModuleContext context, SourceText source, TextSpan span, string text) =>
        context.Report(new Finding(Short(source.ToString(span)), Short(text))
        {
            At = SourceLocation.At(source, span),
            Fixes = [new CodeFix("Write the plain form", FixSafety.Safe, [TextEdit.Replace(source, span, text)])],
        });

    private static (TextSpan Span, string Text)? Plainer(SyntaxNode node, SourceText source) => node switch
    {
        TemplateWrapSyntax wrap when source.Text[wrap.Span.Start] == '"' && !IsInRequiredVersions(wrap) => (wrap.Span, Unwrapped(wrap)),
        FunctionCallSyntax { Name: "lookup", Arguments: [var map, var key], ExpandsFinal: false } call => (call.Span, $"{Indexable(map)}[{key}]"),
        ScopeTraversalSyntax traversal => LegacyIndex(traversal.Steps, source),
        RelativeTraversalSyntax traversal => LegacyIndex(traversal.Steps, source),
        _ => null,
    };

    /// <summary>A key that is an expression stands in parentheses; an expression on several lines or with operators keeps its bounds by them.</summary>
    private static string Unwrapped(TemplateWrapSyntax wrap)
    {
        string inner = wrap.Wrapped.ToString();
        bool needsParentheses = wrap.Parent is ObjectKeySyntax || inner.Contains('\n', StringComparison.Ordinal) && wrap.Wrapped is not (FunctionCallSyntax or TupleSyntax or ObjectSyntax)
            || wrap.Wrapped is BinarySyntax or ConditionalSyntax or UnarySyntax && wrap.Parent is BinarySyntax or ConditionalSyntax or UnarySyntax or IndexSyntax or SplatSyntax or RelativeTraversalSyntax;
        return needsParentheses ? $"({inner})" : inner;
    }

    private static string Indexable(ExpressionSyntax map) => map is ScopeTraversalSyntax or FunctionCallSyntax or ParensSyntax or IndexSyntax or RelativeTraversalSyntax ? map.ToString() : $"({map})";

    private static (TextSpan Span, string Text)? LegacyIndex(IReadOnlyList<TraversalStep> steps, SourceText source)
    {
        foreach (var step in steps)
            if (step is { IsIndex: true, KeyKind: LiteralKind.Number, Key: { } key } && source.Text[step.Span.Start] == '.') return (step.Span, $"[{key}]");
        return null;
    }

    private static bool IsInRequiredVersions(SyntaxNode node) => node.AncestorsAndSelf().OfType<BlockSyntax>().LastOrDefault() is { Type: "terraform" };

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "…";
    }
}
