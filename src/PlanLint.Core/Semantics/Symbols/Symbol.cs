using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>
/// A named thing a module declares. One object for each declaration and module call: a directory that is called twice has its
/// symbols twice, over the same syntax nodes.
/// </summary>
public abstract class Symbol
{
    private protected Symbol(Module module, string name, SyntaxNode declaration, SourceLocation location)
    {
        Module = module;
        Name = name;
        Declaration = declaration;
        Location = location;
    }

    /// <summary>The module that declares it.</summary>
    public Module Module { get; }

    /// <summary>Its name without the prefix that references use; empty for blocks without a name.</summary>
    public string Name { get; }

    /// <summary>The block, or the attribute of a <c>locals</c> block; of the base file when override files add to it.</summary>
    public SyntaxNode Declaration { get; }

    /// <summary>The block's header, or a local's name.</summary>
    public SourceLocation Location { get; }

    /// <summary>How the module's expressions name it, such as <c>var.region</c> or <c>data.aws_ami.x</c>.</summary>
    public abstract string Reference { get; }

    /// <inheritdoc/>
    public override string ToString() => Reference;
}
