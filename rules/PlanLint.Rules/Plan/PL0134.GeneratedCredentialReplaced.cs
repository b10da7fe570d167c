using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0134: a credential is made anew, and others read it.</summary>
public sealed class GeneratedCredentialReplaced : Rule
{
    private const int MostReaders = 3;
    private const string Replaced = "{0} will be replaced, and with it the {1} that {2}.";
    private const string Anew = "{0} is gone and will be created anew, and with it the {1} that {2}.";
    private const string Renewed = "{0} will get a new {1} that {2}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0134", "generated-credential-replaced", "Credential in use is replaced",
        Replaced, Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var (compilation, plan) = (context.Compilation, context.Plan);
        var made = plan.AllChanges
            .Where(c => c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed)
            .Select(c => (Change: c, Credential: compilation.Knowledge.CredentialOf(c.Address.Type)))
            .Where(m => m.Credential is not null)
            .Select(m => (m.Change, Credential: m.Credential!, Format: FormatOf(compilation, m.Change, m.Credential!)))
            .Where(m => m.Format is not null);
        foreach (var group in made.GroupBy(m => (m.Change.Address.BlockAddress(), m.Format)))
            CheckBlock(context, group.First().Credential, group.Key.Format!, [.. group.Select(m => m.Change)]);
    }

    /// <summary>How a credential comes to be another one; null when it does not.</summary>
    private static string? FormatOf(Compilation compilation, ResourceChange change, GeneratedCredential credential) => change switch
    {
        // A secret that the configuration sets stays what it is.
        _ when change.IsNoOp || change.After.Attributes.All(a => a.Value.IsKnown || !credential.Covers(a.Key)) => null,
        { Replaces: true } => Replaced,
        { IsCreate: true } when OutsideChange.DriftOf(compilation.Plan!, change) is { IsDelete: true }
            && compilation.VanishedProviderOf(change.Address) is null => Anew,
        { IsUpdate: true } when change.AttributeChanges.Any(
            l => l is { Kind: AttributeChangeKind.BecameUnknown, Before: { IsNull: false } } && credential.Covers(l.Path.Steps[0].Name ?? "")) => Renewed,
        _ => null,
    };

    private static void CheckBlock(PlanContext context, GeneratedCredential credential, string format, ResourceChange[] changes)
    {
        var (compilation, first) = (context.Compilation, changes[0]);
        var readers = Readers.Of(compilation, first.Address.BlockAddress(), a => credential.Covers(a) && first.After[a] is null or { IsKnown: false });
        ResourceChange[] reading = [.. Reading(compilation, changes, readers.Resources)];
        string[] outputs =
            [.. readers.Outputs.Where(o => context.Plan.OutputChanges.Any(c => c.Name == o && c.Actions is not (ChangeActions.NoOp or ChangeActions.Create)))];
        if (reading.Length == 0 && outputs.Length == 0) return;
        string[] names = [.. reading.Select(r => r.Address.ToString()), .. outputs.Select(o => "output." + o)];
        context.Report(first, new Finding(PlanWords.Subject(changes), credential.Noun, $"{Listed(names)} read{(names.Length == 1 ? "s" : "")}")
        {
            MessageFormat = format,
            Path = first.ReplacePaths.Order().FirstOrDefault(),
            Addresses = [.. changes.Concat(reading).Select(c => c.Address)],
            Related = PlanWords.Places(compilation, reading),
            Notes = [.. PlanWords.Later([.. changes.Concat(reading)]), new DiagnosticNote("help", Help(first))],
            Fixes = WaysOut.Fixes(compilation, context.Plan, first),
            Confidence = credential.Evidence.Confidence,
        });
    }

    /// <summary>Readers that are there already and take the new value: what ignores it is not changed, and what is new has never had another.</summary>
    private static IEnumerable<ResourceChange> Reading(Compilation compilation, ResourceChange[] credentials, IReadOnlyList<ResourceAddress> blocks)
    {
        var keys = credentials.Select(c => c.Address.Key).OfType<InstanceKey>().ToHashSet();
        foreach (var block in blocks)
        {
            ResourceChange[] all = [.. ChangesByBlock.Of(compilation).WithDeferred(block).Where(c => c.IsUpdate || c.Replaces)];
            // Of instances, those of the same keys are meant where there are any.
            bool byKey = Array.Exists(all, c => c.Address.Key is { } key && keys.Contains(key));
            foreach (var change in all)
                if (!byKey || change.Address.Key is { } key && keys.Contains(key)) yield return change;
        }
    }

    private static string Listed(string[] names) => names.Length switch
    {
        1 => names[0],
        <= MostReaders => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostReaders - 1))} and {names.Length - MostReaders + 1} more"),
    };

    private static string Help(ResourceChange change)
    {
        const string rotate = "if it is to be rotated, plan a window in which everything that uses it takes the new one";
        return change.ReplacePaths.IsEmpty
            ? rotate
            : $"to keep it, write the value of {PlanWords.ReplacePaths(change)} back as it was, or name it in ignore_changes; {rotate}";
    }
}
