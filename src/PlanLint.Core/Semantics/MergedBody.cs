using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>
/// A block with the blocks of override files laid over it in Terraform's order: an attribute of a later file replaces the same
/// attribute, nested blocks of a type replace all earlier ones of that type, and <c>lifecycle</c> is merged attribute by attribute.
/// </summary>
public sealed class MergedBody
{
    private const int FewAttributes = 12;

    private readonly List<AttributeSyntax> attributes = [];
    private readonly List<BlockSyntax> blocks = [];
    private Dictionary<string, int>? byName;

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
    public AttributeSyntax? GetAttribute(string name) => IndexOf(name) is >= 0 and var at ? attributes[at] : null;

    /// <summary>The nested blocks of that type that count, without the <c>dynamic</c> ones that make it.</summary>
    public IEnumerable<BlockSyntax> GetBlocks(string type) => blocks.Where(b => b.Type == type);

    /// <summary>The type a nested block makes: its label for <c>dynamic</c>, its own type else.</summary>
    internal static string MadeType(BlockSyntax block) =>
        block.Type == "dynamic" && block.Labels.Count > 0 ? block.Labels[0].Value : block.Type;

    /// <summary>Most blocks have few attributes: for these an index costs more than it saves.</summary>
    private int IndexOf(string name) => byName is null ? attributes.FindIndex(a => a.Name == name) : byName.GetValueOrDefault(name, -1);

    private void Add(AttributeSyntax attribute)
    {
        attributes.Add(attribute);
        if (attributes.Count == FewAttributes) byName = attributes.Select((a, i) => (a.Name, i)).ToDictionary(a => a.Name, a => a.i, StringComparer.Ordinal);
        else byName?.Add(attribute.Name, attributes.Count - 1);
    }

    private void Lay(BodySyntax body)
    {
        var replaced = blocks.Count == 0 ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in body.Items)
        {
            if (item is AttributeSyntax attribute)
            {
                // Within one body the first of two equal names counts, as the parser says.
                int at = IndexOf(attribute.Name);
                if (at < 0) Add(attribute);
                else if (attributes[at].Parent != body) attributes[at] = attribute;
            }
            else if (item is BlockSyntax block)
            {
                string type = MadeType(block);
                if (type != "lifecycle") replaced?.Add(type);
                blocks.Add(block);
            }
        }
        if (replaced is { Count: > 0 }) blocks.RemoveAll(b => b.Parent != body && replaced.Contains(MadeType(b)));
    }
}
