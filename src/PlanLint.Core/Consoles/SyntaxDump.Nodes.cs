using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Consoles;

// Nodes of the tree: bodies, arguments, blocks, and what an argument is worth when nothing but itself says so.
public sealed partial class SyntaxDump
{
    private void Body(BodySyntax body, TextSpan span)
    {
        json.WriteStartObject();
        Range("r", span);
        json.WritePropertyName("attrs");
        json.WriteStartArray();
        foreach (var attribute in body.Attributes) Attribute(attribute);
        json.WriteEndArray();
        json.WritePropertyName("blocks");
        json.WriteStartArray();
        foreach (var block in body.Blocks) Block(block);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Attribute(AttributeSyntax attribute)
    {
        json.WriteStartObject();
        Name("name").WriteValue(attribute.Name);
        Range("r", attribute.Span);
        Range("nameRange", attribute.NameSpan);
        Range("eqRange", attribute.EqualsSpan);
        json.WritePropertyName("expr");
        Expression(attribute.Value);
        if (NeedsNoScope(attribute.Value)) Result(attribute.Value);
        json.WriteEndObject();
    }

    private void Result(ExpressionSyntax expression)
    {
        if (redactor?.FindIn(source, expression.Span).Count > 0) return;
        var result = Evaluator.Evaluate(expression, VariableScope.Empty);
        if (!CtyJson.CanWrite(result.Value)) return;
        json.WritePropertyName("val");
        if (result.IsValid)
        {
            CtyJson.Write(json, result.Value);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("error");
        json.WriteStartArray();
        foreach (var error in result.Errors) json.WriteValue(error.Summary);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>True for an expression that uses no function, and no variable but those its own for-expressions declare.</summary>
    private static bool NeedsNoScope(ExpressionSyntax expression) =>
        !expression.DescendantNodes().Prepend(expression).Any(node => node switch
        {
            FunctionCallSyntax or SyntaxErrorSyntax => true,
            ScopeTraversalSyntax { Parent: ObjectKeySyntax { Keyword: not null } } => false,
            ScopeTraversalSyntax traversal => !IsDeclaredAround(traversal, expression),
            _ => false,
        });

    private static bool IsDeclaredAround(ScopeTraversalSyntax traversal, ExpressionSyntax outermost)
    {
        for (SyntaxNode node = traversal; node != outermost; node = node.Parent!)
            if (node.Parent is ForSyntax loop && node != loop.Collection
                && (loop.ValueVariable == traversal.RootName || loop.KeyVariable == traversal.RootName)) return true;
        return false;
    }

    private void Block(BlockSyntax block)
    {
        json.WriteStartObject();
        Name("type").WriteValue(block.Type);
        json.WritePropertyName("labels");
        json.WriteStartArray();
        foreach (var label in block.Labels) json.WriteValue(label.Value);
        json.WriteEndArray();
        Range("typeRange", block.TypeSpan);
        json.WritePropertyName("labelRanges");
        json.WriteStartArray();
        foreach (var label in block.Labels) Range(label.Span);
        json.WriteEndArray();
        Range("openBrace", block.OpenBrace);
        Range("closeBrace", block.CloseBrace);
        json.WritePropertyName("body");
        Body(block.Body, IsSingleLine(block) ? block.Body.Items[0].Span : block.Body.Span);
        json.WriteEndObject();
    }

    /// <summary>True for <c>b { a = 1 }</c>, whose body the reference takes to be the argument without the braces.</summary>
    private bool IsSingleLine(BlockSyntax block) =>
        block.Body.Items is [AttributeSyntax attribute] && !source.Slice(TextSpan.FromBounds(block.OpenBrace.End, attribute.Span.Start)).Contains('\n');
}
