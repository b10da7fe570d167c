using System.Globalization;

namespace PlanLint.Addresses;

/// <summary>What a finding speaks of: one address, instances of one block, or instances of several. Text is made of it where it is written.</summary>
public abstract record Subject
{
    private Subject() { }

    /// <summary>How many instances are meant.</summary>
    public abstract int Count { get; }

    /// <summary>The instances as one subject: an address, their block, or the first of them and the number of the others.</summary>
    /// <param name="instances">At least one, none twice.</param>
    public static Subject Of(IReadOnlyList<ResourceAddress> instances)
    {
        if (instances is [var only]) return new One(only);
        var block = instances[0].BlockAddress();
        return instances.All(i => i.BlockAddress().Equals(block))
            ? new Block(block, instances.Count, instances.Count)
            : new Many(instances[0], instances.Count);
    }

    /// <summary>The same subject when only some of its instances are meant.</summary>
    public abstract Subject Part(IReadOnlyList<ResourceAddress> instances);

    /// <summary>One address.</summary>
    /// <param name="Address">The address.</param>
    public sealed record One(ResourceAddress Address) : Subject
    {
        /// <inheritdoc/>
        public override int Count => 1;

        /// <inheritdoc/>
        public override Subject Part(IReadOnlyList<ResourceAddress> instances) => this;

        /// <summary>The address.</summary>
        public override string ToString() => Address.ToString();
    }

    /// <summary>Several instances of one block.</summary>
    /// <param name="Address">The block's address.</param>
    /// <param name="Instances">How many are meant.</param>
    /// <param name="Total">How many the finding was about before it was split.</param>
    public sealed record Block(ResourceAddress Address, int Instances, int Total) : Subject
    {
        /// <inheritdoc/>
        public override int Count => Instances;

        /// <inheritdoc/>
        public override Subject Part(IReadOnlyList<ResourceAddress> instances) => this with { Instances = instances.Count };

        /// <summary><c>aws_x.y (8 instances)</c>, <c>aws_x.y (2 of 8 instances)</c>.</summary>
        public override string ToString() => Instances == Total
            ? string.Create(CultureInfo.InvariantCulture, $"{Address} ({Total} instances)")
            : string.Create(CultureInfo.InvariantCulture, $"{Address} ({Instances} of {Total} instances)");
    }

    /// <summary>Instances of several blocks.</summary>
    /// <param name="First">The one that is named.</param>
    /// <param name="Instances">How many there are with it.</param>
    public sealed record Many(ResourceAddress First, int Instances) : Subject
    {
        /// <inheritdoc/>
        public override int Count => Instances;

        /// <inheritdoc/>
        public override Subject Part(IReadOnlyList<ResourceAddress> instances) => Of(instances);

        /// <summary><c>aws_x.y and 3 more</c>.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First} and {Instances - 1} more");
    }
}
