// A shop's own page: an order, and six tools that change it. Nothing here knows of the agent but the last lines.

const menu = [
  { name: 'margherita', made: 'tomato, mozzarella, basil', price: 8 },
  { name: 'marinara', made: 'tomato, garlic, oregano', price: 7 },
  { name: 'funghi', made: 'mushrooms, mozzarella, thyme', price: 10 },
  { name: 'diavola', made: 'spicy salami, chilli, mozzarella', price: 11 },
  { name: 'quattro formaggi', made: 'mozzarella, gorgonzola, fontina, parmesan', price: 12 },
  { name: 'verdura', made: 'aubergine, courgette, peppers', price: 10 },
];
const sizes = { small: 0, medium: 2, large: 4 };
const names = menu.map(({ name }) => name);
const most = 20;

let lines = [];
let delivery = { time: '', address: '' };
let placed = 0;

const $ = id => document.getElementById(id);
const euros = value => `€${value}`;
const priceOf = ({ name, size }) => menu.find(pizza => pizza.name === name).price + sizes[size];
const total = () => lines.reduce((sum, line) => sum + priceOf(line) * line.count, 0);
const order = () => ({ pizzas: lines, ...delivery, total: total() });

function add({ name, size = 'medium', count = 1 }) {
  const line = lines.find(one => one.name === name && one.size === size);
  const now = (line?.count ?? 0) + count;
  if (count < 1 || now > most) throw new Error(`One order holds 1 to ${most} pizzas of a kind.`);
  lines = line ? lines.map(one => (one === line ? { ...line, count: now } : one)) : [...lines, { name, size, count }];
}

function remove({ name, size }) {
  const left = lines.filter(line => line.name !== name || (size !== undefined && line.size !== size));
  if (left.length === lines.length) throw new Error(`There is no ${size ? `${size} ` : ''}${name} in the order.`);
  lines = left;
}

function place() {
  if (lines.length === 0) throw new Error('The order is empty. Add a pizza first.');
  if (!delivery.time || !delivery.address) throw new Error('Say a time and an address first.');
  placed += 1;
  const number = placed;
  const what = order();
  lines = [];
  return { number, ...what };
}

/** Tells the person on the page what became of a change, by hand or by the agent alike. */
function change(work, said) {
  try {
    const result = work();
    render();
    $('said').textContent = said(result);
    return result;
  } catch (error) {
    $('said').textContent = error.message;
    throw error;
  }
}

const name = { type: 'string', enum: names, description: 'which pizza' };
const size = { type: 'string', enum: Object.keys(sizes) };

const tools = [
  {
    name: 'list_pizzas',
    description: 'List the pizzas on the menu with their prices.',
    parameters: { type: 'object', properties: {} },
    reads: true,
    run: () => ({ pizzas: menu.map(({ name, made, price }) => ({ name, made, price })) }),
  },
  {
    name: 'add_pizza',
    description: 'Add pizzas to the order.',
    parameters: {
      type: 'object',
      properties: { name, size, count: { type: 'integer', minimum: 1, maximum: most } },
      required: ['name'],
    },
    run: args =>
      change(
        () => {
          add(args);
          return order();
        },
        () => `Added: ${args.count ?? 1} × ${args.size ?? 'medium'} ${args.name}.`,
      ),
  },
  {
    name: 'remove_pizza',
    description: 'Take a pizza out of the order.',
    parameters: { type: 'object', properties: { name, size }, required: ['name'] },
    run: args =>
      change(
        () => {
          remove(args);
          return order();
        },
        () => `Taken out: ${args.name}.`,
      ),
  },
  {
    name: 'set_delivery',
    description: 'Set the time and the address of the pizza delivery.',
    parameters: {
      type: 'object',
      properties: { time: { type: 'string' }, address: { type: 'string' } },
    },
    run: args =>
      change(
        () => {
          delivery = { ...delivery, ...args };
          return order();
        },
        () => 'The delivery is set.',
      ),
  },
  {
    name: 'show_order',
    description: 'Show the pizza order and its total.',
    parameters: { type: 'object', properties: {} },
    reads: true,
    run: order,
  },
  {
    name: 'place_order',
    description: 'Place the pizza order.',
    parameters: { type: 'object', properties: {} },
    binds: true,
    run: () => change(place, ({ number, time }) => `Order ${number} is placed for ${time}. It was a rehearsal.`),
  },
];

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** What a press of a button does; why it could not is on the page already. */
function pressed(work, said) {
  return () => {
    try {
      change(work, said);
    } catch {}
  };
}

function render() {
  $('total').textContent = euros(total());
  $('empty').hidden = lines.length > 0;
  $('lines').replaceChildren(
    ...lines.map(line => {
      const item = element('li', '');
      const take = element('button', 'Remove', {
        type: 'button',
        'aria-label': `Remove ${line.size} ${line.name}`,
      });
      take.onclick = pressed(
        () => remove(line),
        () => `Taken out: ${line.name}.`,
      );
      item.append(
        element('strong', `${line.count} × ${line.name}`),
        element('span', line.size),
        element('span', euros(priceOf(line) * line.count)),
        take,
      );
      return item;
    }),
  );
  $('time').value = delivery.time;
  $('address').value = delivery.address;
}

$('menu').append(
  ...menu.map(pizza => {
    const item = element('li', '');
    const choices = element('div', '');
    for (const [size, more] of Object.entries(sizes)) {
      const button = element('button', `${size} ${euros(pizza.price + more)}`, {
        type: 'button',
        'aria-label': `Add a ${size} ${pizza.name}, ${euros(pizza.price + more)}`,
      });
      button.onclick = pressed(
        () => add({ name: pizza.name, size }),
        () => `Added: 1 × ${size} ${pizza.name}.`,
      );
      choices.append(button);
    }
    item.append(element('strong', pizza.name), element('p', pizza.made, { class: 'quiet' }), choices);
    return item;
  }),
);
for (const key of ['time', 'address']) {
  $(key).oninput = () => {
    delivery = { ...delivery, [key]: $(key).value.trim() };
  };
}
$('place').onclick = pressed(place, ({ number, time }) => `Order ${number} is placed for ${time}. It was a rehearsal.`);
render();

// The agent. Where the browser has WebMCP, any agent of this page may use the tools, the panel's too; elsewhere they are lent to the panel.
if (document.modelContext) {
  for (const { name, description, parameters, reads = false, binds = false, run } of tools) {
    document.modelContext.registerTool({
      name,
      description,
      inputSchema: parameters,
      annotations: { readOnlyHint: reads, consequentialHint: binds },
      // Of an error that a tool throws the browser keeps the reason to itself, so the reason is an answer.
      async execute(args) {
        try {
          return run(args);
        } catch (error) {
          return { content: [{ type: 'text', text: error.message }], isError: true };
        }
      },
    });
  }
} else {
  await customElements.whenDefined('tiny-giant');
  const panel = document.querySelector('tiny-giant');
  for (const { name, description, parameters, run } of tools)
    panel.registerTool({ name, description, parameters, run });
}
