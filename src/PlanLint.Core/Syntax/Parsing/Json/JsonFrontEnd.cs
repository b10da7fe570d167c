using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing.Json;

/// <summary>
/// Turns a JSON text into the nodes of native syntax, with spans into the JSON text: objects become blocks where
/// <see cref="JsonSchema"/> says so, strings become templates. Nobody who reads the tree needs to know which syntax it came from.
/// </summary>
internal sealed class JsonFrontEnd
{
    private readonly SourceText source;
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<JsonOutline.Comment> comments = [];

    private JsonFrontEnd(SourceText source) => this.source = source;

    public static SyntaxTree Parse(SourceText source)
    {
        var frontEnd = new JsonFrontEnd(source);
        var root = JsonParser.Parse(source, frontEnd.diagnostics, out bool isRootBroken);
        var items = new List<BodyItemSyntax>();
        var schema = SchemaOf(source.Path);
        switch (root.Kind)
        {
            case JsonKind.Object:
                frontEnd.AddItems(root, schema, items);
                break;
            case JsonKind.Array:
                foreach (var element in root.Elements) frontEnd.AddItems(element, schema, items);
                break;
            default:
                if (frontEnd.diagnostics.Count == 0)
                    frontEnd.diagnostics.Add(SyntaxErrors.Create(source, "Root value must be object",
                        "The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.", root.Span));
                break;
        }
        var span = new TextSpan(0, source.Length);
        var file = new FileSyntax(span, new BodySyntax(span, [.. items]));
        return file.OwnTree = new SyntaxTree(source, file, frontEnd.diagnostics, new JsonOutline(PropertiesOf(root), isRootBroken)
        {
            Comments = frontEnd.comments,
        });
    }

    private static JsonSchema SchemaOf(string path)
    {
        if (path.EndsWith(".tfvars.json", StringComparison.OrdinalIgnoreCase)) return JsonSchema.Values;
        return path.EndsWith(".tf.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tofu.json", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".tftest.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tofutest.json", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".tfmock.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tfquery.json", StringComparison.OrdinalIgnoreCase)
            ? JsonSchema.Configuration
            : JsonSchema.Attributes;
    }

    private static List<JsonOutline.Property> PropertiesOf(JsonNode root)
    {
        var properties = new List<JsonOutline.Property>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.Properties)
            if (seen.Add(property.Name.Text)) properties.Add(new JsonOutline.Property(property.Name.Text, property.Name.Span, property.Value.Span));
        return properties;
    }

    private void AddItems(JsonNode value, JsonSchema schema, List<BodyItemSyntax> items)
    {
        if (value.Kind != JsonKind.Object)
        {
            if (value.Kind is not (JsonKind.Null or JsonKind.Invalid))
                Error("Incorrect JSON value type",
                    "Either a JSON object or a JSON array of objects is required here, to define arguments and child blocks.", value.Span);
            return;
        }
        HashSet<string>? attributes = null;
        foreach (var property in value.Properties)
        {
            // Terraform's way to write a comment.
            if (property.Name.Text == "//")
            {
                foreach (var text in property.Value.Kind == JsonKind.Array ? property.Value.Elements : [property.Value])
                    if (text.Kind == JsonKind.String) comments.Add(new JsonOutline.Comment(text.Text, text.Span, text.OffsetOf));
                continue;
            }
            if (schema.Find(property.Name.Text) is { } child)
            {
                AddBlocks(property, property.Value, child, child.Labels, [], items);
                continue;
            }
            if (!(attributes ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name.Text)) continue;
            items.Add(MakeAttribute(property, schema));
        }
    }

    private AttributeSyntax MakeAttribute(JsonProperty property, JsonSchema schema)
    {
        var mode = schema.IsReference(property.Name.Text) ? StringMode.Reference : schema.IsLiteral ? StringMode.Literal : StringMode.Template;
        var value = MakeExpression(property.Value, mode);
        return new AttributeSyntax(TextSpan.FromBounds(property.Name.Span.Start, property.Value.Span.End), Nfc.Normalize(property.Name.Text),
            property.Name.Span, property.Colon, value);
    }

    /// <summary>Each label is a level of objects; each level, and the bodies, may come as arrays.</summary>
    private void AddBlocks(JsonProperty type, JsonNode value, JsonSchema.Child kind, int labelsLeft, List<JsonProperty> labels, List<BodyItemSyntax> items,
        bool isOneOfMany = false)
    {
        if (labelsLeft > 0)
        {
            AddLabelled(type, value, kind, labelsLeft, labels, items);
            return;
        }
        if (value.Kind == JsonKind.Array)
        {
            foreach (var element in value.Elements) AddBlocks(type, element, kind, 0, labels, items, isOneOfMany: value.Elements.Count > 1);
            return;
        }
        if (value.Kind is JsonKind.Null or JsonKind.Invalid) return;
        if (value.Kind != JsonKind.Object)
        {
            Error("Incorrect JSON value type",
                $"Either a JSON object or a JSON array is required, representing the contents of one or more \"{type.Name.Text}\" blocks.", value.Span);
            return;
        }
        var children = new List<BodyItemSyntax>();
        int firstComment = comments.Count;
        AddItems(value, kind.Body, children);
        var labelNodes = labels.ConvertAll(label => new LabelSyntax(label.Name.Span, label.Name.Text)).ToArray();
        var open = new TextSpan(value.Span.Start, 1);
        var close = new TextSpan(Math.Max(value.Span.End - 1, value.Span.Start), 1);
        // One property names all the blocks of an array.
        int start = isOneOfMany ? value.Span.Start : labels.Count > 0 ? labels[^1].Name.Span.Start : type.Name.Span.Start;
        var block = new BlockSyntax(TextSpan.FromBounds(start, value.Span.End), type.Name.Text, type.Name.Span, labelNodes, open, close,
            new BodySyntax(value.Span, [.. children]));
        items.Add(block);
        // Comments of inner blocks have theirs already.
        for (int i = firstComment; i < comments.Count; i++) comments[i].Block ??= block;
    }

    /// <summary>The blocks of a level of labels. Its properties are labels, whatever they are called: only bodies hold comments.</summary>
    private void AddLabelled(JsonProperty type, JsonNode value, JsonSchema.Child kind, int labelsLeft, List<JsonProperty> labels, List<BodyItemSyntax> items)
    {
        bool isEmpty = true;
        foreach (var level in value.Kind == JsonKind.Array ? value.Elements : [value])
        {
            foreach (var property in level.Properties)
            {
                isEmpty = false;
                labels.Add(property);
                AddBlocks(type, property.Value, kind, labelsLeft - 1, labels, items);
                labels.RemoveAt(labels.Count - 1);
            }
            if (level.Kind is not (JsonKind.Object or JsonKind.Null or JsonKind.Invalid))
                Error("Incorrect JSON value type", "Either a JSON object or JSON array of objects is required here, to specify labels for "
                    + $"\"{type.Name.Text}\" blocks.", level.Span);
        }
        if (isEmpty)
            Error("Missing block label", "At least one object property is required, whose name represents the "
                + $"{type.Name.Text} block's {(labelsLeft > 1 || kind.IsLabelType ? "type" : "name")}.", value.Span, phase: "labels");
    }

    private enum StringMode { Template, Literal, Reference }

    private ExpressionSyntax MakeExpression(JsonNode value, StringMode mode)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: return new LiteralSyntax(value.Span, LiteralKind.Null, "null");
            case JsonKind.True: return new LiteralSyntax(value.Span, LiteralKind.Bool, "true");
            case JsonKind.False: return new LiteralSyntax(value.Span, LiteralKind.Bool, "false");
            case JsonKind.Number when value.Text[0] == '-':
                var digits = TextSpan.FromBounds(value.Span.Start + 1, value.Span.End);
                return new UnarySyntax(value.Span, OperatorKind.Negate, new LiteralSyntax(digits, LiteralKind.Number, value.Text[1..]));
            case JsonKind.Number: return new LiteralSyntax(value.Span, LiteralKind.Number, value.Text);
            case JsonKind.String: return MakeString(value, mode);
            case JsonKind.Array:
                return new TupleSyntax(value.Span, [.. value.Elements.Select(element => MakeExpression(element, mode))]);
            case JsonKind.Object:
                var keyMode = mode == StringMode.Reference ? StringMode.Literal : mode;
                return new ObjectSyntax(value.Span, [.. value.Properties.Select(property => new ObjectItemSyntax(
                    TextSpan.FromBounds(property.Name.Span.Start, property.Value.Span.End),
                    new ObjectKeySyntax(property.Name.Span, MakeString(property.Name, keyMode), forceNonLiteral: false, keyword: null),
                    MakeExpression(property.Value, mode)))]);
            default:
                return new SyntaxErrorSyntax(value.Span);
        }
    }

    private ExpressionSyntax MakeString(JsonNode value, StringMode mode)
    {
        if (mode == StringMode.Reference && value.Text.Length > 0 && !value.Text.Contains("${", StringComparison.Ordinal))
            return Embed(value, HclParser.ParseExpression(SourceText.From(value.Text, source.Path)), isTemplate: false);
        if (mode == StringMode.Literal || !value.Text.AsSpan().ContainsAny('$', '%'))
        {
            var inner = TextSpan.FromBounds(value.Span.Start + 1, Math.Max(value.Span.End - 1, value.Span.Start + 1));
            return new TemplateSyntax(value.Span, [new LiteralSyntax(inner, LiteralKind.String, Nfc.Normalize(value.Text))], isHeredoc: false);
        }
        return Embed(value, HclParser.ParseTemplate(SourceText.From(value.Text, source.Path)), isTemplate: true);
    }

    /// <summary>Moves a tree parsed from a string's characters to where they stand in the JSON text.</summary>
    private ExpressionSyntax Embed(JsonNode value, SyntaxTree tree, bool isTemplate)
    {
        var root = (ExpressionSyntax)tree.Root;
        root.OwnTree = null;
        SpanMover.Move(root, value.OffsetOf);
        foreach (var diagnostic in tree.Diagnostics)
        {
            var span = diagnostic.Location.Span;
            var place = TextSpan.FromBounds(value.OffsetOf(span.Start), value.OffsetOf(span.End));
            // The reference reads the text of a string only when it is evaluated, so the file as such is valid.
            diagnostics.Add(diagnostic with { Location = SourceLocation.At(source, place), Properties = diagnostic.Properties.Add("phase", "template") });
        }
        if (isTemplate) root.Span = value.Span;
        return root;
    }

    /// <summary>Silent about a value in which the JSON itself is wrong: that is the one mistake.</summary>
    private void Error(string summary, string detail, TextSpan span, string? phase = null)
    {
        if (diagnostics.Exists(d => d.Location.Span.Start >= span.Start && d.Location.Span.Start <= span.End)) return;
        var error = SyntaxErrors.Create(source, summary, detail, span);
        diagnostics.Add(phase is null ? error : error with { Properties = error.Properties.Add("phase", phase) });
    }
}
