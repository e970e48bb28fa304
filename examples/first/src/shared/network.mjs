// A neural network with one hidden layer: two numbers in, the probability of class 1 out.

/** A network that knows nothing yet. */
export function newNetwork(hidden, random) {
  const weight = () => random() * 2 - 1;
  return {
    units: Array.from({ length: hidden }, () => ({ fromX: weight(), fromY: weight(), bias: weight(), toOutput: weight() })),
    bias: 0,
  };
}

/** The probability that a point is of class 1, and what each hidden unit says on the way. */
export function predict(network, { x, y }) {
  const activations = network.units.map((unit) => Math.tanh(unit.fromX * x + unit.fromY * y + unit.bias));
  const sum = network.units.reduce((total, unit, index) => total + unit.toOutput * activations[index], network.bias);
  return { probability: 1 / (1 + Math.exp(-sum)), activations };
}

/** One step of gradient descent: the network is changed so that its loss over these points gets smaller. */
export function learn(network, points, lr) {
  const rate = lr / points.length;
  // All gradients are of the network as it was, so they are found before anything is changed.
  const found = points.map((point) => {
    const { probability, activations } = predict(network, point);
    const error = probability - point.label;
    return { point, error, activations, hidden: network.units.map((unit, index) => error * unit.toOutput * (1 - activations[index] ** 2)) };
  });
  for (const { point, error, activations, hidden } of found) {
    network.bias -= rate * error;
    for (const [index, unit] of network.units.entries()) {
      unit.toOutput -= rate * error * activations[index];
      unit.fromX -= rate * hidden[index] * point.x;
      unit.fromY -= rate * hidden[index] * point.y;
      unit.bias -= rate * hidden[index];
    }
  }
}

/** The mean cross-entropy, and the share of points whose class is found. */
export function judge(network, points) {
  let loss = 0;
  let right = 0;
  for (const point of points) {
    const { probability } = predict(network, point);
    // A probability of exactly 0 would make the loss infinite.
    loss -= Math.log(Math.max(point.label === 1 ? probability : 1 - probability, 1e-12));
    if (probability >= 0.5 === (point.label === 1)) right++;
  }
  return { loss: loss / points.length, accuracy: right / points.length };
}
