/** Shops and prices. */
import type { Matter } from '../matter.ts';

export const SHOP_MATTERS: readonly Matter[] = [
  {
    category: '市场监管',
    second: '消费维权',
    kind: '投诉',
    ground: 'road',
    title: '投诉@超市销售过期食品',
    story:
      '我在@的超市买了两盒牛奶和一袋饼干，回家发现都过了保质期，找店家只肯换货，态度还很差，孩子喝了一口已经拉肚子。',
    demand: '要求依法赔偿并对商家进行查处。',
    finding: '现场查见货架上有三种超过保质期的食品',
    measures: ['对商家立案调查并下架封存问题商品', '组织调解，商家按规定赔偿消费者'],
  },
  {
    category: '市场监管',
    second: '消费维权',
    kind: '投诉',
    ground: 'road',
    title: '投诉@电器店热水器漏水不予退换',
    story: '@的电器店卖给我的热水器没有三包凭证，用了三周就漏水，商家让我找厂家，厂家又说不是正规渠道。',
    demand: '要求退货退款，查明商品来源。',
    finding: '商家不能提供该商品的进货凭证和三包凭证',
    measures: ['组织调解，商家当场退款', '对商家涉嫌销售来源不明商品立案调查'],
  },
  {
    category: '市场监管',
    second: '价格监管',
    kind: '举报',
    ground: 'road',
    title: '举报@停车场乱收费',
    story: '@的停车场没有公示收费标准，停了四十分钟收十五元，要发票说没有，前后两次收的钱还不一样。',
    demand: '请核查收费依据，对违规行为予以处罚。',
    finding: '该停车场未按规定明码标价',
    measures: ['责令当场整改，张贴收费公示牌', '对多收费用予以退还，并立案处理'],
  },
  {
    category: '市场监管',
    second: '价格监管',
    kind: '举报',
    ground: 'road',
    title: '举报@加油站加油量不准',
    story: '@加油站表显和实际加注量差得多，我的油箱45升，竟然加出了49升。',
    demand: '请检定加油机，依法处理。',
    finding: '经检定，该枪计量误差超出允许范围',
    measures: ['责令停用该加油枪并封存', '立案调查，依法处以罚款'],
  },
];
