using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Consoles;

// Expressions, each under the name that hashicorp/hcl gives its node.
public sealed partial class SyntaxDump
{
    private void Child(string name, SyntaxNode node)
    {
        json.WritePropertyName(name);
        Expression((ExpressionSyntax)node);
    }

    private void Children(IEnumerable<ExpressionSyntax> children)
    {
        json.WritePropertyName("c");
        json.WriteStartArray();
        foreach (var child in children) Expression(child);
        json.WriteEndArray();
    }

    private void Expression(ExpressionSyntax node)
    {
        json.WriteStartObject();
        Name("k").WriteValue(node.Kind.ToString());
        Range("r", node.Span);
        switch (node)
        {
            case LiteralSyntax literal:
                json.WritePropertyName("v");
                if (redactor?.FindIn(source, literal.Span) is [var secret, ..]) Literal(LiteralKind.String, secret.Label);
                else Literal(literal.LiteralKind, literal.Text);
                break;
            case TemplateSyntax template:
                Children(template.Parts);
                break;
            case TemplateWrapSyntax wrap:
                Children([wrap.Wrapped]);
                break;
            case TemplateJoinSyntax join:
                Children([join.Tuple]);
                break;
            case ScopeTraversalSyntax traversal:
                Steps(traversal.Steps, isScope: true);
                break;
            case RelativeTraversalSyntax traversal:
                Children([traversal.Source]);
                Steps(traversal.Steps, isScope: false);
                break;
            case FunctionCallSyntax call:
                Name("name").WriteValue(call.Name);
                Range("nameRange", call.NameSpan);
                Range("openParen", call.OpenParen);
                Range("closeParen", call.CloseParen);
                Name("expand").WriteValue(call.ExpandsFinal);
                Children(call.Arguments);
                break;
            case ConditionalSyntax conditional:
                Children([conditional.Condition, conditional.WhenTrue, conditional.WhenFalse]);
                break;
            case IndexSyntax index:
                Children([index.Collection, index.Key]);
                break;
            case TupleSyntax tuple:
                Children(tuple.Elements);
                break;
            case ObjectSyntax @object:
                json.WritePropertyName("items");
                json.WriteStartArray();
                foreach (var item in @object.Items)
                {
                    json.WriteStartObject();
                    Child("key", item.Key);
                    Child("value", item.Value);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case ObjectKeySyntax key:
                Name("forceNonLiteral").WriteValue(key.ForceNonLiteral);
                if (key.Keyword is not null) Name("keyword").WriteValue(key.Keyword);
                Children([key.Wrapped]);
                break;
            case ForSyntax @for:
                Name("keyVar").WriteValue(@for.KeyVariable ?? "");
                Name("valVar").WriteValue(@for.ValueVariable);
                Child("coll", @for.Collection);
                if (@for.Key is not null) Child("key", @for.Key);
                Child("val", @for.Value);
                if (@for.Condition is not null) Child("cond", @for.Condition);
                Name("group").WriteValue(@for.Groups);
                break;
            case SplatSyntax splat:
                Range("marker", splat.Marker);
                Child("source", splat.Source);
                Child("each", splat.Each);
                break;
            case BinarySyntax binary:
                Name("op").WriteValue(OperatorText(binary.Operator));
                Children([binary.Left, binary.Right]);
                break;
            case UnarySyntax unary:
                Name("op").WriteValue(OperatorText(unary.Operator));
                Children([unary.Operand]);
                break;
            case ParensSyntax parens:
                Children([parens.Inner]);
                break;
            case AnonSymbolSyntax or SyntaxErrorSyntax:
                break;
            default:
                throw new InvalidOperationException($"No dump for {node.Kind}.");
        }
        json.WriteEndObject();
    }

    private void Steps(IReadOnlyList<TraversalStep> steps, bool isScope)
    {
        json.WritePropertyName("t");
        json.WriteStartArray();
        for (int i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            json.WriteStartArray();
            if (step.IsIndex)
            {
                json.WriteValue("index");
                Literal(step.KeyKind, step.Key!);
            }
            else
            {
                json.WriteValue(isScope && i == 0 ? "root" : "attr");
                json.WriteValue(step.Name);
            }
            json.WriteValue(ByteOffset(step.Span.Start));
            json.WriteValue(ByteOffset(step.Span.End));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private void Literal(LiteralKind kind, string text)
    {
        json.WriteStartObject();
        switch (kind)
        {
            case LiteralKind.String:
                Name("type").WriteValue("string");
                Name("value").WriteValue(text);
                break;
            case LiteralKind.Number:
                Name("type").WriteValue("number");
                Name("value").WriteRawValue(PlainNumber(text));
                break;
            case LiteralKind.Bool:
                Name("type").WriteValue("bool");
                Name("value").WriteValue(text == "true");
                break;
            default:
                Name("type").WriteValue("dynamic");
                Name("value").WriteNull();
                break;
        }
        json.WriteEndObject();
    }

    /// <summary>The number without exponent and superfluous zeros, as cty writes it; null when it is none, or has more digits than anybody reads.</summary>
    private static string PlainNumber(string text)
    {
        const int longestExponent = 4;
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (exponent >= 0 && text.AsSpan(exponent + 1).TrimStart("+-0").Length > longestExponent) return "null";
        return Number.TryParse(text, out var number) && !number.IsInfinite ? number.ToString() : "null";
    }

    private static string OperatorText(OperatorKind @operator) => @operator switch
    {
        OperatorKind.Or => "||",
        OperatorKind.And => "&&",
        OperatorKind.Equal => "==",
        OperatorKind.NotEqual => "!=",
        OperatorKind.LessThan => "<",
        OperatorKind.LessThanOrEqual => "<=",
        OperatorKind.GreaterThan => ">",
        OperatorKind.GreaterThanOrEqual => ">=",
        OperatorKind.Add => "+",
        OperatorKind.Subtract or OperatorKind.Negate => "-",
        OperatorKind.Multiply => "*",
        OperatorKind.Divide => "/",
        OperatorKind.Modulo => "%",
        OperatorKind.Not => "!",
        _ => throw new InvalidOperationException($"No text for {@operator}."),
    };
}
