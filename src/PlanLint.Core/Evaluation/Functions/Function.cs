using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>A function of the language. Immutable; one for each name.</summary>
internal sealed class Function
{
    public Function(string name, ValueType result, FunctionBody body, params Parameter[] parameters)
    {
        Name = name;
        Result = result;
        Body = body;
        Parameters = parameters;
    }

    public string Name { get; }

    /// <summary>The type of the result; dynamic when it depends on the arguments.</summary>
    public ValueType Result { get; }

    public FunctionBody Body { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The parameter that takes all further arguments; null when there is none.</summary>
    public Parameter? Variadic { get; init; }

    /// <summary>The type of the result for arguments that are not all known, where <see cref="Result"/> is dynamic; null leaves it open.</summary>
    public Func<IReadOnlyList<Value>, ValueType?>? ResultFor { get; init; }

    /// <summary>What can be wrong with arguments that are not all known; false after a failure was reported through the call. Null checks nothing.</summary>
    public Func<FunctionCall, bool>? CheckTypes { get; init; }

    /// <summary>True when the result is never null; most functions never give null.</summary>
    public bool NeverNull { get; init; } = true;

    /// <summary>The parameter of the argument at an index.</summary>
    public Parameter ParameterAt(int index) => index < Parameters.Count ? Parameters[index] : Variadic!;
}
