using PlanLint.Addresses;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>resource</c>, <c>data</c> or <c>ephemeral</c> block.</summary>
public sealed class ResourceSymbol : BlockSymbol
{
    internal ResourceSymbol(Module module, ResourceMode mode, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[1].Value, block, overrides)
    {
        Mode = mode;
        Type = block.Labels[0].Value;
        Address = new ResourceAddress(module.Path, mode, Type, Name);
    }

    /// <summary>Managed, data or ephemeral.</summary>
    public ResourceMode Mode { get; }

    /// <summary>The resource type, such as <c>aws_s3_bucket</c>.</summary>
    public string Type { get; }

    /// <summary>The block's address: no instance keys, neither its own nor of modules.</summary>
    public ResourceAddress Address { get; }

    /// <summary>The <c>count</c> expression; null when absent.</summary>
    public ExpressionSyntax? Count => Body.GetAttribute("count")?.Value;

    /// <summary>The <c>for_each</c> expression; null when absent.</summary>
    public ExpressionSyntax? ForEach => Body.GetAttribute("for_each")?.Value;

    /// <summary>The <c>lifecycle</c> blocks, base first; an attribute of a later one wins.</summary>
    public IEnumerable<BlockSyntax> Lifecycle => Body.GetBlocks("lifecycle");

    /// <summary>The <c>lifecycle</c> attribute that counts, such as <c>prevent_destroy</c>; null when none is written.</summary>
    public AttributeSyntax? LifecycleAttribute(string name) => Lifecycle.Select(b => b.Body.GetAttribute(name)).LastOrDefault(a => a is not null);

    /// <summary>What <c>provider</c> names, such as <c>aws.west</c>; null when the default configuration is used.</summary>
    public string? ProviderReference => ProviderSymbol.NameOf(Body.GetAttribute("provider")?.Value);

    /// <summary>The local name of its provider: what <c>provider</c> names, else the type up to its first underscore.</summary>
    public string ProviderLocalName
    {
        get
        {
            if (ProviderReference is { } reference) return reference.Split('.')[0];
            // terraform_data belongs to terraform.io/builtin/terraform, whose local name is the same prefix.
            int underscore = Type.IndexOf('_', StringComparison.Ordinal);
            return underscore < 0 ? Type : Type[..underscore];
        }
    }

    /// <summary>
    /// The provider block it uses: of its module, or passed or inherited from a caller; null when none is written, so an empty
    /// default configuration is used.
    /// </summary>
    public ProviderSymbol? ProviderConfiguration
    {
        get
        {
            string name = ProviderReference ?? ProviderLocalName;
            for (var module = Module; ; module = module.Parent)
            {
                if (module.Providers[name] is { } found) return found;
                if (module.Call?.Providers is { } passed && passed.TryGetValue(name, out string? outer)) name = outer;
                else if (name.Contains('.', StringComparison.Ordinal)) return null;
                if (module.Parent is null) return null;
            }
        }
    }

    /// <inheritdoc/>
    public override string Reference => ReferenceTo(Mode, Type, Name);

    internal static string ReferenceTo(ResourceMode mode, string type, string name) => mode switch
    {
        ResourceMode.Data => $"data.{type}.{name}",
        ResourceMode.Ephemeral => $"ephemeral.{type}.{name}",
        _ => $"{type}.{name}",
    };
}
