using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>
/// A block with the blocks of override files laid over it in Terraform's order: an attribute of a later file replaces the same
/// attribute, nested blocks of a type replace all earlier ones of that type, and <c>lifecycle</c> is merged attribute by attribute.
/// </summary>
public sealed class MergedBody
{
    private readonly List<AttributeSyntax> attributes = [];
    private readonly List<BlockSyntax> blocks = [];

    internal MergedBody(BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
    {
        Declarations = overrides.Count == 0 ? [block] : [block, .. overrides];
        foreach (var declaration in Declarations) Lay(declaration.Body);
    }

    /// <summary>The block of the base file and its overrides, in the order they are laid.</summary>
    public IReadOnlyList<BlockSyntax> Declarations { get; }

    /// <summary>The attributes that count, in the order their names first appear.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes => attributes;

    /// <summary>The nested blocks that count; <c>dynamic</c> ones as written.</summary>
    public IReadOnlyList<BlockSyntax> Blocks => blocks;

    /// <summary>The attribute that counts; null when none has the name.</summary>
    public AttributeSyntax? GetAttribute(string name) => attributes.Find(a => a.Name == name);

    /// <summary>The nested blocks of that type that count, without the <c>dynamic</c> ones that make it.</summary>
    public IEnumerable<BlockSyntax> GetBlocks(string type) => blocks.Where(b => b.Type == type);

    /// <summary>The type a nested block makes: its label for <c>dynamic</c>, its own type else.</summary>
    internal static string MadeType(BlockSyntax block) =>
        block.Type == "dynamic" && block.Labels.Count > 0 ? block.Labels[0].Value : block.Type;

    private void Lay(BodySyntax body)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in body.Items)
        {
            if (item is AttributeSyntax attribute)
            {
                int at = attributes.FindIndex(a => a.Name == attribute.Name);
                // Within one body the first of two equal names counts, as the parser says.
                if (at < 0) attributes.Add(attribute);
                else if (attributes[at].Parent != body) attributes[at] = attribute;
            }
            else if (item is BlockSyntax block)
            {
                string type = MadeType(block);
                if (type != "lifecycle" && replaced.Add(type)) blocks.RemoveAll(b => b.Parent != body && MadeType(b) == type);
                blocks.Add(block);
            }
        }
    }
}
