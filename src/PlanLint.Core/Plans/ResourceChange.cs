using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans.Reading;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>
/// One entry of <c>resource_changes</c> or <c>resource_drift</c>. Values are built when first asked for, with the masks applied:
/// unknown leaves are unknown, sensitive leaves carry the mark.
/// </summary>
public sealed class ResourceChange
{
    /// <summary>Where the change applies. Not unique: a deposed object shares the address of its successor.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>The address before a <c>moved</c> block; null when it did not move.</summary>
    public ResourceAddress? PreviousAddress { get; init; }

    /// <summary>Full source address of the provider, short in files of Terraform 0.12; empty when absent.</summary>
    public string ProviderName { get; init; } = "";

    /// <summary>What happens.</summary>
    public ChangeActions Actions { get; init; }

    /// <summary>The words of <c>actions</c> in the plan's order, which tells create-before-destroy.</summary>
    public ImmutableArray<string> ActionWords { get; init; } = [];

    /// <summary>Terraform's reason, such as <c>replace_because_tainted</c>, unknown ones kept; null when absent.</summary>
    public string? ActionReason { get; init; }

    /// <summary>The resource mode, when this version does not know it; the actions then hold <see cref="ChangeActions.Other"/>.</summary>
    public string? UnknownMode { get; init; }

    /// <summary>Why the change is put off to a later plan, in Terraform's word; null for a change of this apply.</summary>
    public string? DeferredReason { get; internal set; }

    /// <summary>True when a later plan makes the change.</summary>
    public bool IsDeferred => DeferredReason is not null;

    /// <summary>Key of a deposed object; null for a current one.</summary>
    public string? DeposedKey { get; init; }

    /// <summary>The import that rides on the change; null when there is none.</summary>
    public PlannedImport? Importing { get; init; }

    /// <summary>Configuration that <c>-generate-config-out</c> made; null when absent.</summary>
    public string? GeneratedConfig { get; init; }

    /// <summary>Paths that force replacement; empty when there are none or the file has none.</summary>
    public ImmutableArray<ValuePath> ReplacePaths { get; init; } = [];

    /// <summary>Byte offset of the entry in the plan file.</summary>
    public long ByteOffset { get; init; }

    /// <summary>Zero-based line and character of the entry in the plan file.</summary>
    public LinePosition Position { get; init; }

    /// <summary>The object before; null value for a create, and when <see cref="HasValues"/> is false.</summary>
    public Value Before => Values.Before;

    /// <summary>The object after, with unknown leaves; null value for a delete, and when <see cref="HasValues"/> is false.</summary>
    public Value After => Values.After;

    /// <summary>
    /// False for a no-op change in a plan so large that the values of unchanged objects were not kept: then
    /// <see cref="Before"/> and <see cref="After"/> say nothing.
    /// </summary>
    public bool HasValues => Stored is not null;

    /// <summary>The resource identity before; a null value when the file has none.</summary>
    public Value IdentityBefore => Stored?.ReadIdentities().Before ?? Value.DynamicNull;

    /// <summary>The resource identity after; a null value when the file has none.</summary>
    public Value IdentityAfter => Stored?.ReadIdentities().After ?? Value.DynamicNull;

    /// <summary>Bytes of the values; null when they were not kept.</summary>
    internal ChangeValues? Stored { get; init; }

    /// <summary>
    /// Holds built values instead of the change, in a large plan: there, a pass over all changes would otherwise hold every one.
    /// </summary>
    internal RecentValues? Recent { get; set; }

    private BuiltValues? built;

    private BuiltValues? Known => built ?? Recent?.Find(this);

    private BuiltValues Values
    {
        get
        {
            if (Known is { } known) return known;
            known = new BuiltValues(this);
            if (Recent is { } recent) recent.Add(known);
            else built = known;
            return known;
        }
    }

    /// <summary>True for <c>["no-op"]</c>.</summary>
    public bool IsNoOp => Actions == ChangeActions.NoOp;

    /// <summary>True for a create that is not part of a replacement.</summary>
    public bool IsCreate => Actions == ChangeActions.Create;

    /// <summary>True for an update in place.</summary>
    public bool IsUpdate => Actions == ChangeActions.Update;

    /// <summary>True when an object is destroyed, alone or in a replacement.</summary>
    public bool Destroys => (Actions & ChangeActions.Delete) != 0;

    /// <summary>True for a delete that is not part of a replacement.</summary>
    public bool IsDelete => Actions == ChangeActions.Delete;

    /// <summary>True when a new object takes the old one's place, destroyed or forgotten.</summary>
    public bool Replaces => (Actions & ChangeActions.Create) != 0 && (Actions & (ChangeActions.Delete | ChangeActions.Forget)) != 0;

    /// <summary>True when the new object is made while the old one exists: before it is destroyed, or because it is forgotten and lives on.</summary>
    public bool CreatesFirst => Replaces && (Forgets || ActionWords is ["create", ..]);

    /// <summary>True when the object is dropped from the state and lives on.</summary>
    public bool Forgets => (Actions & ChangeActions.Forget) != 0;

    /// <summary>True when apply touches an object: everything but no-op, read and open.</summary>
    public bool Mutates => (Actions & ~(ChangeActions.Read | ChangeActions.Open)) != 0;

    /// <summary>True when apply touches the object or what the state says of it: changes, imports, moves.</summary>
    public bool HasEffect => Mutates || Importing is not null || PreviousAddress is not null;

    /// <summary>
    /// What apply does, as intents name it: the plan's words without <c>no-op</c>, then <c>import</c> and <c>move</c>. Empty when it does nothing.
    /// </summary>
    public ImmutableArray<string> EffectWords
    {
        get
        {
            var words = ActionWords.Where(w => w != "no-op");
            if (Importing is not null) words = words.Append("import");
            if (PreviousAddress is not null) words = words.Append("move");
            return [.. words];
        }
    }

    /// <summary>The attributes that differ, ordered by path; never the object as a whole. Kept as long as the values; linear in them.</summary>
    public ImmutableArray<AttributeChange> AttributeChanges => Values.Differences;

    /// <summary>Words for messages: <c>created</c>, <c>replaced</c>, <c>destroyed in a later plan</c> …</summary>
    public string ActionVerb => Verb + (IsDeferred ? " in a later plan" : "");

    /// <summary>Words for messages that tell imports and moves: <c>created</c>, <c>imported</c>, <c>imported and updated</c>, <c>moved</c> …</summary>
    public string EffectVerb => (Importing, PreviousAddress, Mutates) switch
    {
        ({ }, _, false) => "imported",
        ({ }, _, true) => $"imported and {ActionVerb}",
        (null, { }, false) => "moved",
        (null, { }, true) => $"moved and {ActionVerb}",
        _ => ActionVerb,
    };

    /// <summary>The object that is changed: the address and, of a deposed object, its key, as in <c>aws_instance.a (deposed 1a2b3c4d)</c>.</summary>
    public string ObjectName => DeposedKey is null ? Address.ToString() : $"{Address} (deposed {DeposedKey})";

    private string Verb => Replaces ? "replaced" : Actions switch
    {
        ChangeActions.NoOp => "kept",
        ChangeActions.Create => "created",
        ChangeActions.Update => "updated",
        ChangeActions.Delete => "destroyed",
        ChangeActions.Forget => "forgotten",
        ChangeActions.Read => "read",
        _ => string.Join("+", ActionWords),
    };
}
