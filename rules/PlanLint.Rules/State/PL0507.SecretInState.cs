using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0507: a state holds in clear, and unmarked, what looks like a secret.</summary>
public sealed class SecretInState : Rule
{
    private const string Tracked = "{0} is in git at {1}, where everybody who reads the repository reads all its values; move it to a backend, take it out "
        + "of git, and rotate what it holds.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0507", "secret-in-state", "State contains a secret that is not marked sensitive",
        "{0}: {1} looks like {2}; the state stores it in clear text, and no provider marks it sensitive.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Likely, SecuritySeverity = 5.0 };

    public override void Register(RuleContext context)
    {
        context.OnState(Check);
        context.OnState(CheckTracked, RuleInputs.Base);
    }

    private static void CheckTracked(StateContext context)
    {
        if (!IsTracked(context)) return;
        context.Report(new Finding(context.State.Path, context.Compilation.Base!.Revision)
        {
            MessageFormat = Tracked,
            At = SourceLocation.InFile(context.State.Path),
            Severity = Severity.Error,
            Confidence = Confidence.Proven,
        });
    }

    /// <summary>True when the revision that the run compares with holds the state's file.</summary>
    private static bool IsTracked(StateContext context)
    {
        if (context.Compilation.Base is not { Modules: { } earlier }) return false;
        string here = earlier.Files.WorkingDirectory.TrimEnd('/');
        string above = earlier.Root.Directory.Length == 0 ? here : here[..^(earlier.Root.Directory.Length + 1)];
        return earlier.Files.GetKind($"{above}/{context.State.Path}") == EvaluationFileKind.File;
    }

    private static void Check(StateContext context)
    {
        var severity = IsTracked(context) ? Severity.Error : Severity.Note;
        var placeholders = context.Compilation.Knowledge.Placeholders;
        foreach (var instance in context.State.Instances.Where(i => i.DeposedKey is null))
            foreach (var (path, what) in Secrets(instance.Attributes, ValuePath.Root, placeholders))
                context.Report(new Finding(instance.Address, path, what)
                {
                    At = States.PlaceOf(context.Compilation, context.State, instance),
                    Path = path,
                    Severity = severity,
                    Addresses = [instance.Address],
                });
    }

    /// <summary>Unmarked strings that are judged to be secrets, in the order of paths.</summary>
    private static IEnumerable<(ValuePath Path, string What)> Secrets(Value value, ValuePath path, Placeholders placeholders)
    {
        if (value.IsSensitive) yield break;
        if (value.StringOrNull is { } text)
        {
            if (path.Steps.LastOrDefault(s => s.Name is not null).Name is { } name && SecretLiterals.Judge(name, text, placeholders) is { } what)
                yield return (path, what);
            yield break;
        }
        foreach (var (name, child) in value.Attributes)
            foreach (var found in Secrets(child, path.Append(name), placeholders)) yield return found;
        for (int i = 0; i < value.Elements.Length; i++)
            foreach (var found in Secrets(value.Elements[i], path.Append(i), placeholders)) yield return found;
    }
}
