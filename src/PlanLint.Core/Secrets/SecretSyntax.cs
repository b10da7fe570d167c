using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>
/// Finds the literals of a configuration that are secret by their place, whatever they say: defaults and values of sensitive variables,
/// arguments of <c>sensitive</c>, arguments that hold secrets by their name or type, manifests of kind Secret.
/// </summary>
/// <param name="arguments">Arguments that hold secrets.</param>
/// <param name="isSensitiveVariable">Whether the root module declares a variable sensitive, for files of values.</param>
/// <param name="isSensitiveInput">Whether the module that a call names has a sensitive variable: the file's path, the call's name and the argument.</param>
internal sealed class SecretSyntax(SecretArguments arguments, Predicate<string> isSensitiveVariable, Func<string, string, string, bool> isSensitiveInput)
{
    /// <summary>Functions whose result is what they are given, in another form.</summary>
    private static readonly HashSet<string> PassesOn = new(StringComparer.Ordinal)
        { "base64encode", "jsonencode", "yamlencode", "tostring", "trimspace", "trim", "chomp", "nonsensitive", "tomap", "merge", "concat", "tolist", "toset",
            "urlencode", "format", "join", "textencodebase64" };

    /// <summary>The literals of a file, in source order; one may come more than once.</summary>
    public IEnumerable<SecretText> In(SyntaxTree tree)
    {
        foreach (var node in tree.Root.DescendantNodes())
        {
            var found = node switch
            {
                AttributeSyntax attribute => OfAttribute(attribute, tree),
                FunctionCallSyntax { Name: "sensitive" or "ephemeralasnull" } call => call.Arguments.SelectMany(a => Literals(a, isDirect: false)),
                ObjectSyntax manifest when IsSecretManifest(manifest) =>
                    manifest.Items.Where(i => i.Key.LiteralKey is "data" or "stringData").SelectMany(i => Literals(i.Value, isDirect: false, keys: false)),
                TemplateSyntax { IsHeredoc: true } text when SecretFormats.IsPrivateKey(text.LiteralValue ?? "") =>
                    OfTemplate(text, isDirect: true, keys: true),
                _ => [],
            };
            foreach (var literal in found) yield return literal;
        }
    }

    private IEnumerable<SecretText> OfAttribute(AttributeSyntax attribute, SyntaxTree tree)
    {
        if (attribute.Parent?.Parent is FileSyntax) return isSensitiveVariable(attribute.Name) ? Literals(attribute.Value, isDirect: false) : [];
        if (attribute.Parent?.Parent is not BlockSyntax block) return [];
        return block switch
        {
            { Type: "variable" } when attribute.Name == "default" => IsSensitive(block) ? Literals(attribute.Value, isDirect: false) : [],
            { Type: "output" } when attribute.Name == "value" => IsSensitive(block) ? Literals(attribute.Value, isDirect: true) : [],
            { Type: "module", Labels: [var name] } =>
                isSensitiveInput(tree.Source.Path, name.Value, attribute.Name) ? Literals(attribute.Value, isDirect: true) : [],
            { Type: "variable" or "locals" or "output" or "rule" or "import" or "moved" or "removed" or "check" } => [],
            _ => IsSecret(block, attribute.Name) ? Literals(attribute.Value, isDirect: true, keys: false) : OfEnvironment(block, attribute),
        };
    }

    private bool IsSecret(BlockSyntax block, string attribute)
    {
        for (SyntaxNode? node = block; node is not null; node = node.Parent)
            if (node is BlockSyntax { Parent.Parent: FileSyntax } top)
                return top is { Type: "resource" or "data" or "ephemeral", Labels: [var type, ..] } && ReferenceEquals(top, block)
                    ? arguments.Contains(type.Value, attribute)
                    : top.Type is "provider" or "terraform" or "resource" or "data" or "ephemeral" or "action" && SecretNames.NamesOne(attribute);
        return false;
    }

    /// <summary>Entries of a provisioner's <c>environment</c>, by their names.</summary>
    private static IEnumerable<SecretText> OfEnvironment(BlockSyntax block, AttributeSyntax attribute) =>
        block.Type == "provisioner" && attribute is { Name: "environment", Value: ObjectSyntax environment }
            ? environment.Items.Where(i => i.Key.LiteralKey is { } key && SecretNames.NamesOne(key)).SelectMany(i => Literals(i.Value, isDirect: true)) : [];

    private static bool IsSensitive(BlockSyntax block) =>
        block.Body.Attributes.Any(a => a is { Name: "sensitive" or "ephemeral", Value: LiteralSyntax { Text: "true" } });

    private static bool IsSecretManifest(ObjectSyntax value) =>
        value.Items.Any(i => i.Key.LiteralKey == "kind" && i.Value is TemplateSyntax { LiteralValue: "Secret" })
        && value.Items.Any(i => i.Key.LiteralKey is "data" or "stringData");

    /// <summary>
    /// The literals of an expression. Directly those that it is made of; otherwise also those that go into a function or a condition.
    /// </summary>
    private static IEnumerable<SecretText> Literals(ExpressionSyntax expression, bool isDirect, bool keys = true)
    {
        switch (expression)
        {
            case TemplateSyntax template:
                return OfTemplate(template, isDirect, keys);
            case LiteralSyntax { LiteralKind: LiteralKind.Number } number:
                return [new SecretText(number.Span, number.Text)];
            case ObjectSyntax value:
                return value.Items.SelectMany(i => (keys ? OfKey(i.Key) : []).Concat(Literals(i.Value, isDirect, keys)));
            case FunctionCallSyntax call when isDirect && !PassesOn.Contains(call.Name):
                return [];
            case ConditionalSyntax condition when isDirect:
                return Literals(condition.WhenTrue, true, keys).Concat(Literals(condition.WhenFalse, true, keys));
            case TupleSyntax or ParensSyntax or FunctionCallSyntax or TemplateWrapSyntax:
                return expression.ChildNodes().OfType<ExpressionSyntax>().SelectMany(c => Literals(c, isDirect, keys));
            default:
                return isDirect ? [] : expression.ChildNodes().OfType<ExpressionSyntax>().SelectMany(c => Literals(c, false, keys));
        }
    }

    private static IEnumerable<SecretText> OfTemplate(TemplateSyntax template, bool isDirect, bool keys)
    {
        if (template.LiteralValue is { } text)
        {
            if (text.Length > 0) yield return new SecretText(Inner(template), text);
            yield break;
        }
        foreach (var part in template.Parts)
        {
            if (part is LiteralSyntax { LiteralKind: LiteralKind.String } literal) yield return new SecretText(literal.Span, literal.Text);
            else
                foreach (var inner in Literals(part, isDirect, keys)) yield return inner;
        }
    }

    private static IEnumerable<SecretText> OfKey(ObjectKeySyntax key) =>
        key.LiteralKey is { Length: > 0 } text ? [new SecretText(key.Span, text) { IsKey = true }] : [];

    /// <summary>What stands between the quotes, or between the lines that begin and end a heredoc.</summary>
    private static TextSpan Inner(TemplateSyntax template)
    {
        var span = template.Span;
        var text = template.Tree.Source.Slice(span);
        if (!template.IsHeredoc) return text.Length >= 2 && text[0] == '"' ? new TextSpan(span.Start + 1, span.Length - 2) : span;
        int first = text.IndexOf('\n') + 1, last = text.TrimEnd().LastIndexOf('\n');
        return last > first ? TextSpan.FromBounds(span.Start + first, span.Start + last) : span;
    }
}
