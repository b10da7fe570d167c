namespace PlanLint.Values;

/// <summary>
/// The parts of an object or a tuple that is read where it stands: each is made when it is asked for, and kept. Two threads that ask
/// at once make a part twice and get the same.
/// </summary>
internal abstract class DeferredParts
{
    private Value?[]? made;

    /// <summary><see cref="TypeKind.Object"/> or <see cref="TypeKind.Tuple"/>.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>True when nothing in it is unknown or marked, however deep.</summary>
    public abstract bool IsPlain { get; }

    /// <summary>At least as many values as it holds, itself included.</summary>
    public abstract int SizeBound { get; }

    /// <summary>At least as many levels as it nests.</summary>
    public abstract int DepthBound { get; }

    /// <summary>Number of parts.</summary>
    public abstract int Count { get; }

    /// <summary>Names of an object's parts, distinct and in order; objects of one shape may share them. Empty for a tuple.</summary>
    public abstract string[] Names { get; }

    /// <summary>A part.</summary>
    public Value this[int index] => (made ??= new Value?[Count])[index] ??= Make(index);

    /// <summary>All parts.</summary>
    public Value[] MakeAll()
    {
        var all = new Value[Count];
        for (int i = 0; i < all.Length; i++) all[i] = this[i];
        return all;
    }

    /// <summary>True when the whole is certainly the same as another, marks and unknowns included; false says nothing.</summary>
    public abstract bool IsSame(DeferredParts other);

    /// <summary>True when a part is certainly the same as a part of another, marks and unknowns included; false says nothing.</summary>
    public abstract bool IsSame(int index, DeferredParts other, int otherIndex);

    /// <summary>Makes a part.</summary>
    protected abstract Value Make(int index);
}
