using System.Security.Cryptography;
using System.Text;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>
/// Where a place stands in the structure of a file, and a hash of what stands there. Neither changes when the block moves, the
/// file is renamed, or whitespace, comments or trailing commas change.
/// </summary>
/// <param name="Block">Types and labels of the enclosing blocks: <c>resource.aws_s3_bucket.logs</c>; empty at the top level.</param>
/// <param name="Attribute">Nested blocks and attribute names inside the outermost block: <c>metadata.labels</c>; empty for the block itself.</param>
/// <param name="ValueHash">16 hex digits of the SHA-256 of the value's tokens, secrets left out; empty when a block or nothing stands there.</param>
internal readonly record struct StructuralPath(string Block, string Attribute, string ValueHash)
{
    private const int HashedNodes = 20_000;

    /// <summary>The path of a place; none for a whole file, and in what is no configuration.</summary>
    public static StructuralPath Of(SyntaxTree? tree, SourceLocation location, Predicate<LiteralSyntax>? isSecret) =>
        tree is null || location.IsFile ? default : Of(tree, location.Span, isSecret);

    /// <summary>The path of the smallest node that holds <paramref name="span"/>.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="span">The place.</param>
    /// <param name="isSecret">True for literals that the hash leaves out, because a list of words would find what they say; null for none.</param>
    public static StructuralPath Of(SyntaxTree tree, TextSpan span, Predicate<LiteralSyntax>? isSecret = null)
    {
        var node = Smallest(tree.Root, span);
        var outer = new List<string>();
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case BlockSyntax block: outer.Add(string.Join('.', [block.Type, .. block.Labels.Select(l => l.Value)])); break;
                case AttributeSyntax attribute: outer.Add(attribute.Name); break;
                case ObjectItemSyntax { Key.LiteralKey: { } key } when SecretCollector.IsSecretKey(key): outer.Add("*"); break;
                case ObjectItemSyntax item: outer.Add(item.Key.Keyword ?? tree.Source.ToString(item.Key.Span)); break;
            }
        }
        outer.Reverse();
        return outer.Count == 0
            ? default
            : new StructuralPath(outer[0], string.Join('.', outer.Skip(1)), node is BlockSyntax or BodySyntax or FileSyntax or LabelSyntax
                ? ""
                : Hash(tree, node, isSecret));
    }

    private static SyntaxNode Smallest(SyntaxNode root, TextSpan span)
    {
        var node = root;
        while (node.ChildAround(span) is { } child) node = child;
        return node;
    }

    private static string Hash(SyntaxTree tree, SyntaxNode node, Predicate<LiteralSyntax>? isSecret)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        Append(text, tree, node, isSecret);
        foreach (var inner in node.DescendantNodes().Take(HashedNodes))
        {
            Append(text, tree, inner, isSecret);
            if (text.Length < 4096) continue;
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Append(StringBuilder text, SyntaxTree tree, SyntaxNode node, Predicate<LiteralSyntax>? isSecret)
    {
        text.Append((char)(' ' + (byte)node.Kind));
        switch (node)
        {
            case AttributeSyntax attribute: text.Append(attribute.Name); break;
            case BinarySyntax binary: text.Append((int)binary.Operator); break;
            case UnarySyntax unary: text.Append((int)unary.Operator); break;
            case FunctionCallSyntax call: text.Append(call.Name); break;
            case LiteralSyntax literal when isSecret?.Invoke(literal) == true: break;
            case LiteralSyntax literal: text.Append(literal.Text); break;
            case LabelSyntax or ScopeTraversalSyntax: text.Append(tree.Source.Slice(node.Span)); break;
        }
        text.Append('\n');
    }
}
